/** Whether the pictures that were found show what was asked for. */
export type Verdict = 'strong' | 'weak' | 'none';

/**
 * What a model's scores mean, fitted on labelled pictures (`npm run calibrate`); weights of two logistic functions.
 * A background sample tells how unusual a cosine is, but not what it is worth: for some texts all matches stand far
 * out, for others none does. So a picture is judged by the `level`, how far the best pictures for the text stand out;
 * and the level by the text: what the model is familiar with stands further out when it is there.
 */
export interface Calibration {
  /** P(the picture matches the text), by the share of the level that it reaches: it only grows with the similarity. */
  hit: { relative: number; level: number; intercept: number };
  /** P(some picture matches the text). */
  answer: { level: number; deviation: number; familiarity: number; intercept: number };
  /** From which P(some picture matches) on the verdict is no longer `none`, and from which it is `strong`. */
  weakFrom: number;
  strongFrom: number;
}

/** Of how many of the best pictures the level is the mean: few, since a collection may hold few that match. */
const LEVEL_PICTURES = 3;

/**
 * What each of them counts for at least: what the third best of some hundred pictures reaches by chance. In a small
 * collection or under a narrow filter one picture may match and the next best say nothing; they are not to say that
 * none does.
 */
const LEAST_SCORE = 2;

/** The mean standardised score of the three best pictures for a text; 0, the level of any pictures, when there are none. */
export function levelOf(standardised: readonly number[]): number {
  const best: number[] = [];
  for (const score of standardised) {
    if (best.length === LEVEL_PICTURES && score <= best[LEVEL_PICTURES - 1]!) continue;
    best.push(score);
    best.sort((a, b) => b - a);
    best.length = Math.min(best.length, LEVEL_PICTURES);
  }
  const sum = best.reduce((total, score) => total + Math.max(LEAST_SCORE, score), 0);
  return best.length === 0 ? 0 : sum / best.length;
}

/** The share of the level that a standardised score reaches; where nothing stands out, the score itself. */
export function relativeTo(level: number, standardised: number): number {
  return standardised / Math.max(1, level);
}

/** P(the picture matches the positive), for its standardised score in an answer of that level. */
export function hitProbability(standardised: number, level: number, { hit }: Calibration): number {
  return logistic(hit.relative * relativeTo(level, standardised) + hit.level * level + hit.intercept);
}

/** What the level of an answer is judged by; `familiarity` is 0 for a model that lists no concepts. */
export interface AnswerFacts {
  level: number;
  deviation: number;
  familiarity: number;
}

/** P(some picture matches the positive). */
export function answerProbability(
  { level, deviation, familiarity }: AnswerFacts,
  { answer }: Calibration,
): number {
  return logistic(
    answer.level * level + answer.deviation * deviation + answer.familiarity * familiarity + answer.intercept,
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
