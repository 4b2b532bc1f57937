import { CLAUSE_SOFTNESS, WHOLE_PROMPT_SHARE } from './constants.js';

/**
 * The score of a prompt with several parts, from the standardised scores of the whole and of its clauses:
 *
 *     share · whole + (1 − share) · softmin(clauses)
 *
 * The embedding of a sentence is much of a bag of words, and a picture that shows one part very well may come near
 * to it; the soft minimum asks for all parts. Without clauses it is the score of the whole.
 */
export function compose(whole: number, clauses: readonly number[]): number {
  if (clauses.length === 0) return whole;
  return WHOLE_PROMPT_SHARE * whole + (1 - WHOLE_PROMPT_SHARE) * softMinimum(clauses);
}

/** −log(mean of exp(−softness · score)) / softness: between the least and the mean of the scores. */
function softMinimum(scores: readonly number[]): number {
  let least = Infinity;
  for (const score of scores) least = Math.min(least, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(-CLAUSE_SOFTNESS * (score - least));
  return least - Math.log(sum / scores.length) / CLAUSE_SOFTNESS;
}
