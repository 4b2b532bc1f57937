import { answerProbability, hitProbability, levelOf, verdictOf, type Calibration } from './calibration.js';
import { rank } from './rank.js';
import type { Candidate, RankingQuery } from './ranking-query.js';

const calibration: Calibration = {
  hit: { standardised: 0.5, similarity: 10, mean: -1, deviation: -25, level: -0.7, intercept: -1.5 },
  answer: { level: 2, mean: -100, deviation: 40, intercept: -12 },
  weakFrom: 0.1,
  strongFrom: 0.7,
};
const statistics = { mean: 0.06, deviation: 0.1 };

function answer(similarities: readonly number[]) {
  const candidates = similarities.map((positive, index): Candidate => ({
    id: `${index}`,
    positive,
    clauses: [],
    colours: [],
    negatives: [],
    neutral: [],
  }));
  const query: RankingQuery = {
    positive: statistics,
    clauses: [],
    namedColours: [],
    colours: [],
    negatives: [],
    neutral: [],
  };
  return { calibrated: rank(candidates, { ...query, calibration }), plain: rank(candidates, query) };
}

describe('levelOf', () => {
  it.each([
    ['the three best', [1, 9, 5, 7, 2], 7],
    ['all when there are fewer', [4, 2], 3],
    ['nothing', [], 0],
  ])('is the mean of %s', (_, scores, level) => {
    expect(levelOf(scores)).toBe(level);
  });
});

describe('probability', () => {
  it('is the logistic function of the evidence and the level', () => {
    const positive = { ...statistics, similarity: 0.56, standardised: 5 };
    const logit = 0.5 * 5 + 10 * 0.56 - 0.06 - 25 * 0.1 - 0.7 * 4 - 1.5;
    expect(hitProbability(positive, 4, calibration)).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
    expect(answerProbability(statistics, 4, calibration)).toBeCloseTo(
      1 / (1 + Math.exp(-(2 * 4 - 100 * 0.06 + 40 * 0.1 - 12))),
      12,
    );
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
