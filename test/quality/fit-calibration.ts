import { answerProbability, levelOf, standardise, dot, type Calibration } from '@cliptext/ranking';
import { fitLogistic, type Example } from './fit-logistic.js';
import type { LabelledQuery } from './queries/labelled-query.js';
import type { Texts } from './texts.js';

/** Probabilities are fitted on what a page shows. */
const HITS_A_QUERY = 20;

/** How many queries that have matches may be told "none", and how many that have none "strong". */
const FALSE_NONE = 0.025;
const FALSE_STRONG = 0.04;

/** A query's best hits, best first. */
type Answer = {
  hits: { standardised: number; similarity: number; matches: boolean }[];
  mean: number;
  deviation: number;
  level: number;
  hasMatches: boolean;
};

/** Fits what a model's scores mean. Queries without a relevant picture teach it to say "none". */
export function fitCalibration(queries: readonly LabelledQuery[], texts: Texts): Calibration {
  const answers = queries.map((query) => answerTo(query, texts));
  const [standardised, similarity, mean, deviation, level, intercept] = fitLogistic(
    answers.flatMap((answer) =>
      answer.hits.map((hit) => ({
        features: [hit.standardised, hit.similarity, answer.mean, answer.deviation, answer.level],
        truth: hit.matches,
      })),
    ),
  ) as [number, number, number, number, number, number];
  const [answerLevel, answerMean, answerDeviation, answerIntercept] = fitLogistic(balanced(answers)) as [
    number,
    number,
    number,
    number,
  ];
  const fitted: Calibration = {
    hit: { standardised, similarity, mean, deviation, level, intercept },
    answer: { level: answerLevel, mean: answerMean, deviation: answerDeviation, intercept: answerIntercept },
    weakFrom: 0,
    strongFrom: 1,
  };
  const probabilities = (hasMatches: boolean) =>
    answers
      .filter((answer) => answer.hasMatches === hasMatches)
      .map((answer) => answerProbability(answer, answer.level, fitted))
      .sort((a, b) => a - b);
  const weakFrom = quantile(probabilities(true), FALSE_NONE);
  const strongFrom = Math.max(weakFrom, quantile(probabilities(false), 1 - FALSE_STRONG));
  return rounded({ ...fitted, weakFrom, strongFrom });
}

function answerTo({ text, pool, relevant }: LabelledQuery, texts: Texts): Answer {
  const { vector, statistics } = texts.of(text);
  const hits = pool
    .map((picture) => ({ similarity: dot(vector, picture.vector), matches: relevant.has(picture) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, HITS_A_QUERY)
    .map((hit) => ({ ...hit, standardised: standardise(hit.similarity, statistics) }));
  const level = levelOf(hits.map(({ standardised }) => standardised));
  return { hits, ...statistics, level, hasMatches: relevant.size > 0 };
}

/** Queries with matches and those without count alike, however many there are of each. */
function balanced(answers: readonly Answer[]): Example[] {
  const withMatches = answers.filter(({ hasMatches }) => hasMatches).length;
  return answers.map(({ level, mean, deviation, hasMatches }) => ({
    features: [level, mean, deviation],
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
