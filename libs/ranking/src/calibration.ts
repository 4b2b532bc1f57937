import type { TextEvidence } from './evidence.js';

/** Whether the pictures that were found show what was asked for. */
export type Verdict = 'strong' | 'weak' | 'none';

/**
 * What a model's scores mean, fitted on labelled pictures (`npm run calibrate`); weights of two logistic functions.
 * A background sample tells how unusual a cosine is, but not what it is worth: for a text that means little to the
 * model all cosines are small, and the best of them stands out nevertheless. So both the standardised score and
 * the text's statistics have a say, and so has the `level`: how far the best pictures for the text stand out.
 */
export interface Calibration {
  /** P(the picture matches the text). Within an answer it only grows with the similarity. */
  hit: {
    standardised: number;
    similarity: number;
    mean: number;
    deviation: number;
    level: number;
    intercept: number;
  };
  /** P(some picture matches the text). */
  answer: { level: number; mean: number; deviation: number; intercept: number };
  /** From which P(some picture matches) on the verdict is no longer `none`, and from which it is `strong`. */
  weakFrom: number;
  strongFrom: number;
}

/** Of how many of the best pictures the level is the mean: few, since a collection may hold few that match. */
const LEVEL_PICTURES = 3;

/** The mean standardised score of the three best pictures for a text; 0, the level of any pictures, when there are none. */
export function levelOf(standardised: readonly number[]): number {
  const best = standardised.toSorted((a, b) => b - a).slice(0, LEVEL_PICTURES);
  return best.length === 0 ? 0 : best.reduce((sum, score) => sum + score, 0) / best.length;
}

/** P(the picture matches the positive). */
export function hitProbability(positive: TextEvidence, level: number, { hit }: Calibration): number {
  return logistic(
    hit.standardised * positive.standardised +
      hit.similarity * positive.similarity +
      hit.mean * positive.mean +
      hit.deviation * positive.deviation +
      hit.level * level +
      hit.intercept,
  );
}

/** P(some picture matches the positive). */
export function answerProbability(
  { mean, deviation }: Pick<TextEvidence, 'mean' | 'deviation'>,
  level: number,
  { answer }: Calibration,
): number {
  return logistic(
    answer.level * level + answer.mean * mean + answer.deviation * deviation + answer.intercept,
  );
}

/** Sums up an answer from P(some picture matches). */
export function verdictOf(probability: number, { weakFrom, strongFrom }: Calibration): Verdict {
  if (probability < weakFrom) return 'none';
  return probability < strongFrom ? 'weak' : 'strong';
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
