import { collectionIn, DEFAULT_COLLECTION } from '../shared/use-collection.js';

/** What the page compares, as its address says it: `?q=shoes&q=sneakers`. */
export type Comparison = { collection: string; wordings: string[] };

export const FEWEST = 2;
export const MOST = 4;

export function readComparison(query: string): Comparison {
  const wordings = new URLSearchParams(query).getAll('q').flatMap((text) => text.trim() || []);
  return { collection: collectionIn(query), wordings: [...new Set(wordings)].slice(0, MOST) };
}

export function writeComparison({ collection, wordings }: Comparison): string {
  const parameters = new URLSearchParams();
  if (collection !== DEFAULT_COLLECTION) parameters.set('in', collection);
  for (const wording of wordings) parameters.append('q', wording);
  const query = parameters.toString();
  return query === '' ? '/compare' : `/compare?${query}`;
}
