import { CANDIDATES_PER_HIT, FEWEST_CANDIDATES, MOST_CANDIDATES } from './constants.js';
import { compareHits, type Position } from './order.js';

/** How many candidates to retrieve for the first page (K′). */
export function candidatesForFirstPage(limit: number): number {
  return Math.min(MOST_CANDIDATES, Math.max(FEWEST_CANDIDATES, CANDIDATES_PER_HIT * limit));
}

/** How many candidates to retrieve for the page after one that retrieved `previous`. */
export function candidatesForNextPage(previous: number): number {
  return Math.min(MOST_CANDIDATES, 2 * previous);
}

/** Whether there may be candidates beyond those that were retrieved. */
export function mayHoldMore(retrieved: number, asked: number): boolean {
  return retrieved >= asked && asked < MOST_CANDIDATES;
}

/** A page of hits. */
export interface Page<Hit extends Position> {
  hits: Hit[];
  /** Whether a next page may hold hits: of those ranked now, or among candidates not retrieved yet. */
  more: boolean;
}

/**
 * Cuts a page out of ranked hits: the first `limit` that lie below `after`. Later pages rank more candidates than
 * earlier ones, so a hit may newly appear above `after`; it is left out rather than shown out of order, and nothing
 * is shown twice.
 *
 * @param retrieved how many candidates the store returned, excluded ones counted
 * @param asked how many it was asked for
 */
export function pageOf<Hit extends Position>(
  ranked: readonly Hit[],
  { limit, after, retrieved, asked }: { limit: number; after?: Position; retrieved: number; asked: number },
): Page<Hit> {
  const below = after ? ranked.filter((hit) => compareHits(hit, after) > 0) : ranked;
  return { hits: below.slice(0, limit), more: below.length > limit || mayHoldMore(retrieved, asked) };
}

/** Where a page ended, and how many candidates it was made of. */
export interface PageEnd {
  candidates: number;
  after: Position;
}

/**
 * The hits that earlier pages have shown or later ones may show: without those that `pageOf` leaves out because they
 * newly appear above where a page ended. What is never shown must not stand for hits that could be.
 *
 * @param retrieved ids of the candidates as the store returned them, of which an earlier page had the first ones
 * @param ends of the earlier pages, in their order
 */
export function withoutLatecomers<Hit extends Position>(
  ranked: readonly Hit[],
  retrieved: readonly string[],
  ends: readonly PageEnd[],
): Hit[] {
  if (ends.length === 0) return [...ranked];
  const placeOf = new Map(retrieved.map((id, place) => [id, place]));
  return ranked.filter((hit) => {
    const end = ends.find(({ after }) => compareHits(hit, after) <= 0);
    return !end || (placeOf.get(hit.id) ?? Infinity) < end.candidates;
  });
}
