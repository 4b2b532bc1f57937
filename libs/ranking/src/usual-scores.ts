import { standardise, type BackgroundStatistics } from './background.js';
import { FEWEST_CANDIDATES } from './constants.js';
import type { Candidate } from './ranking-query.js';
import { TUNED, type Tuned } from './tuned.js';

/**
 * How evident colours, or unwanted pictures, are in pictures of what is looked for: the mean standardised score of the
 * candidates that are nearest to the positive. Not all things come in all colours, and models take some things for a
 * colour (every leather bag is somewhat brown); and every shoe looks much like an unwanted shoe. What goes beyond the
 * usual tells the colour of one of them, or which of them are the unwanted ones.
 *
 * Only candidates that the first page has retrieved count, so that a later page, which retrieves more, goes by the
 * same numbers.
 *
 * @param cosinesOf a candidate's cosines to the compared, in their order
 */
export function usualScores(
  candidates: readonly Candidate[],
  compared: readonly { statistics: BackgroundStatistics }[],
  cosinesOf: (candidate: Candidate) => readonly number[],
  { usualCandidates }: Tuned = TUNED,
): number[] {
  if (compared.length === 0 || candidates.length === 0) return compared.map(() => 0);
  const nearest = candidates
    .slice(0, FEWEST_CANDIDATES)
    .sort((a, b) => b.positive - a.positive)
    .slice(0, usualCandidates);
  return compared.map(({ statistics }, index) => {
    let sum = 0;
    for (const candidate of nearest) sum += standardise(cosinesOf(candidate)[index] as number, statistics);
    return sum / nearest.length;
  });
}
