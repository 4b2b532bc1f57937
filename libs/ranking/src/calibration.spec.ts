import {
  answerProbability,
  hitProbability,
  levelOf,
  relativeTo,
  verdictOf,
  type Calibration,
} from './calibration.js';
import { rank } from './rank.js';
import type { Candidate, RankingQuery } from './ranking-query.js';

const calibration: Calibration = {
  hit: { relative: 6, level: 0.2, intercept: -4 },
  answer: { level: 2, deviation: 40, familiarity: -5, intercept: -12 },
  weakFrom: 0.1,
  strongFrom: 0.7,
};
const statistics = { mean: 0.06, deviation: 0.1 };

const empty = { clauses: [], colours: [], negatives: [], neutral: [] };

function answer(similarities: readonly number[]) {
  const candidates = similarities.map((positive, index): Candidate => ({
    ...empty,
    id: `${index}`,
    positive,
  }));
  const query: RankingQuery = {
    ...empty,
    positive: statistics,
    namedColours: [],
  };
  return { query, calibrated: rank(candidates, { ...query, calibration }), plain: rank(candidates, query) };
}

describe('levelOf', () => {
  it.each([
    ['the three best', [1, 9, 5, 7, 2], 7],
    ['all when there are fewer', [4, 2], 3],
    ['nothing', [], 0],
    ['no less than chance', [8, 1, -3], 4],
  ])('is the mean of %s', (_, scores, level) => {
    expect(levelOf(scores)).toBe(level);
  });
});

describe('probability', () => {
  it('is the logistic function of the score and the level', () => {
    const hit = 6 * (5 / 4) + 0.2 * 4 - 4;
    expect(hitProbability(5, 4, calibration)).toBeCloseTo(1 / (1 + Math.exp(-hit)), 12);
  });

  it('makes nothing of the level where nothing stands out', () => {
    expect(relativeTo(0, 0.5)).toBe(0.5);
    expect(relativeTo(-2, -3)).toBe(-3);
  });

  it('grows with the similarity within an answer', () => {
    const { hits } = answer([0.1, 0.5, 0.3, 0.7, 0.2]).calibrated;
    const probabilities = hits.map(({ probability }) => probability ?? NaN);
    expect(hits.map(({ similarity }) => similarity)).toEqual([0.7, 0.5, 0.3, 0.2, 0.1]);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    expect(new Set(probabilities).size).toBe(5);
  });

  it('is null without a calibration, as is the verdict', () => {
    const { hits, verdict } = answer([0.5]).plain;
    expect(hits[0]?.probability).toBeNull();
    expect(verdict).toBeNull();
  });
});

describe('verdict', () => {
  it('is of the logistic function of the level, the deviation and the familiarity', () => {
    const facts = { level: 4, deviation: 0.1, familiarity: 0.5 };
    const any = 2 * 4 + 40 * 0.1 - 5 * 0.5 - 12;
    expect(answerProbability(facts, calibration)).toBeCloseTo(1 / (1 + Math.exp(-any)), 12);
  });

  it('asks more of a text that the model is familiar with', () => {
    const { query } = answer([]);
    const candidates = [{ ...empty, id: 'a', positive: 0.56 }];
    const verdictAt = (familiarity: number) =>
      rank(candidates, { ...query, calibration, familiarity }).verdict;
    expect(verdictAt(0.2)).toBe('strong');
    expect(verdictAt(0.9)).toBe('none');
    expect(verdictAt(0)).toBe(rank(candidates, { ...query, calibration }).verdict);
  });

  it.each([
    [0.05, 'none'],
    [0.1, 'weak'],
    [0.69, 'weak'],
    [0.7, 'strong'],
  ])('of P = %f is %s', (probability, verdict) => {
    expect(verdictOf(probability, calibration)).toBe(verdict);
  });

  it('is none when nothing was found, or nothing that stands out', () => {
    expect(answer([]).calibrated.verdict).toBe('none');
    expect(answer([0.1, 0.1, 0.1]).calibrated.verdict).toBe('none');
    expect(answer([0.9, 0.9, 0.9, 0.1]).calibrated.verdict).toBe('strong');
  });
});
