import { TUNED, type Tuned } from './tuned.js';

/**
 * The score of a prompt with several parts, from the standardised scores of the whole and of its clauses:
 *
 *     share · whole + (1 − share) · softmin(clauses)
 *
 * The embedding of a sentence is much of a bag of words, and a picture that shows one part very well may come near
 * to it; the soft minimum asks for all parts. Without clauses it is the score of the whole.
 */
export function compose(
  whole: number,
  clauses: readonly number[],
  { wholePromptShare, clauseSoftness }: Tuned = TUNED,
): number {
  if (clauses.length === 0) return whole;
  return wholePromptShare * whole + (1 - wholePromptShare) * softMinimum(clauses, clauseSoftness);
}

/** −log(mean of exp(−softness · score)) / softness: between the least and the mean of the scores. */
function softMinimum(scores: readonly number[], softness: number): number {
  let least = Infinity;
  for (const score of scores) least = Math.min(least, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(-softness * (score - least));
  return least - Math.log(sum / scores.length) / softness;
}
