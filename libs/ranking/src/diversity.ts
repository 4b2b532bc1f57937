import { dot } from './vectors.js';

/** How many hits are looked at for each that is shown. */
export const DIVERSITY_WINDOW = 4;

/**
 * Picks hits that are good and differ from each other: maximal marginal relevance (Carbonell and Goldstein 1998).
 * One after another it takes the hit with the most
 *
 *     (1 − diversity) · relevance − diversity · max cosine to those taken
 *
 * where relevance is the score scaled to 0 (the worst of these hits) to 1 (the best). The best hit always comes
 * first; with a diversity of 0 the order stays.
 *
 * @param hits best first, each with its embedding
 * @param diversity 0 to 1
 */
export function diversify<Hit extends { score: number; vector: Float32Array }>(
  hits: readonly Hit[],
  diversity: number,
  limit: number,
): Hit[] {
  const best = hits[0]?.score ?? 0;
  const range = best - (hits.at(-1)?.score ?? 0) || 1;
  const left = hits.map((hit) => ({ hit, relevance: 1 - (best - hit.score) / range, nearest: 0 }));
  const taken: Hit[] = [];
  while (taken.length < limit && left.length > 0) {
    const marginal = left.map(({ relevance, nearest }) => (1 - diversity) * relevance - diversity * nearest);
    const [next] = left.splice(marginal.indexOf(Math.max(...marginal)), 1);
    const { hit } = next as (typeof left)[number];
    taken.push(hit);
    for (const other of left) other.nearest = Math.max(other.nearest, dot(other.hit.vector, hit.vector));
  }
  return taken;
}
