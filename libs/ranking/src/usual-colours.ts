import { standardise } from './background.js';
import { FEWEST_CANDIDATES } from './constants.js';
import type { Candidate, ColourText } from './ranking-query.js';
import { TUNED, type Tuned } from './tuned.js';

/**
 * How evident each colour is in pictures of what is looked for: the mean standardised score of the candidates that
 * are nearest to the positive. Not all things come in all colours, and models take some things for a colour (every
 * leather bag is somewhat brown): it is what goes beyond the usual that tells the colour of one of them.
 *
 * Only candidates that the first page has retrieved count, so that a later page, which retrieves more, goes by the
 * same numbers.
 */
export function usualColours(
  candidates: readonly Candidate[],
  colours: readonly ColourText[],
  { usualColourCandidates }: Tuned = TUNED,
): number[] {
  if (colours.length === 0 || candidates.length === 0) return colours.map(() => 0);
  const nearest = candidates
    .slice(0, FEWEST_CANDIDATES)
    .sort((a, b) => b.positive - a.positive)
    .slice(0, usualColourCandidates);
  return colours.map(({ statistics }, index) => {
    let sum = 0;
    for (const candidate of nearest) sum += standardise(candidate.colours[index] as number, statistics);
    return sum / nearest.length;
  });
}
