import {
  answerProbability,
  dot,
  levelOf,
  relativeTo,
  standardise,
  type AnswerFacts,
  type Calibration,
} from '@cliptext/ranking';
import { fitLogistic, type Example } from './fit-logistic.js';
import type { LabelledQuery } from './queries/labelled-query.js';
import type { Texts } from './texts.js';

/** Probabilities are fitted on what a page shows. */
const HITS_A_QUERY = 20;

/** How many queries that have matches may be told "none", and how many that have none "strong". */
const FALSE_NONE = 0.025;
const FALSE_STRONG = 0.04;

/** A query's best hits, best first. */
type Answer = AnswerFacts & {
  hits: { standardised: number; matches: boolean }[];
  hasMatches: boolean;
};

/**
 * Fits what a model's scores mean. Queries without a relevant picture teach it to say "none".
 *
 * @throws Error when the pictures do not teach it: no calibration is better than one that says nothing
 */
export function fitCalibration(queries: readonly LabelledQuery[], texts: Pick<Texts, 'of'>): Calibration {
  const answers = queries.map((query) => answerTo(query, texts));
  const hits = answers.flatMap((answer) =>
    answer.hits.map(({ standardised, matches }) => ({
      features: [relativeTo(answer.level, standardised), answer.level],
      truth: matches,
    })),
  );
  if (new Set(hits.map(({ truth }) => truth)).size < 2) {
    throw new Error('The list needs two labels at least, and pictures that do not match every one of them.');
  }
  const [relative, level, intercept] = fitLogistic(hits) as [number, number, number];
  if (!(relative > 0)) {
    throw new Error(
      'The pictures that match a label are no more similar to it than the others: are there enough, and are the labels right?',
    );
  }
  const [levelOfAnswer, deviation, familiarity, interceptOfAnswer] = fitLogistic(balanced(answers)) as [
    number,
    number,
    number,
    number,
  ];
  const fitted: Calibration = {
    hit: { relative, level, intercept },
    answer: { level: levelOfAnswer, deviation, familiarity, intercept: interceptOfAnswer },
    weakFrom: 0,
    strongFrom: 1,
  };
  const probabilities = (hasMatches: boolean) =>
    answers
      .filter((answer) => answer.hasMatches === hasMatches)
      .map((answer) => answerProbability(answer, fitted))
      .sort((a, b) => a - b);
  const weakFrom = quantile(probabilities(true), FALSE_NONE);
  const strongFrom = Math.max(weakFrom, quantile(probabilities(false), 1 - FALSE_STRONG));
  return rounded({ ...fitted, weakFrom, strongFrom });
}

function answerTo({ text, pool, relevant }: LabelledQuery, texts: Pick<Texts, 'of'>): Answer {
  const { vector, statistics, familiarity } = texts.of(text);
  const hits = pool
    .map((picture) => ({ cosine: dot(vector, picture.vector), matches: relevant.has(picture) }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, HITS_A_QUERY)
    .map(({ cosine, matches }) => ({ standardised: standardise(cosine, statistics), matches }));
  const level = levelOf(hits.map(({ standardised }) => standardised));
  return { hits, deviation: statistics.deviation, level, familiarity, hasMatches: relevant.size > 0 };
}

/** Queries with matches and those without count alike, however many there are of each. */
function balanced(answers: readonly Answer[]): Example[] {
  const withMatches = answers.filter(({ hasMatches }) => hasMatches).length;
  return answers.map(({ level, deviation, familiarity, hasMatches }) => ({
    features: [level, deviation, familiarity],
    truth: hasMatches,
    weight: 1 / (hasMatches ? withMatches : answers.length - withMatches),
  }));
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}

function rounded(calibration: Calibration): Calibration {
  const round = (value: number) => Number(value.toPrecision(5));
  return JSON.parse(
    JSON.stringify(calibration, (_, value: unknown) => (typeof value === 'number' ? round(value) : value)),
  ) as Calibration;
}
