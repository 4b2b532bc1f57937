import { useQueryString } from './use-query-string.js';

export const DEFAULT_COLLECTION = 'default';

/** The collection that the page is about, as its address says it: `?in=shoes`. */
export function collectionIn(query: string): string {
  return new URLSearchParams(query).get('in') || DEFAULT_COLLECTION;
}

export function useCollection(): string {
  return collectionIn(useQueryString());
}

/** The address of a page that is about the collection. */
export function pageLink(path: string, collection: string): string {
  return collection === DEFAULT_COLLECTION ? path : `${path}?${new URLSearchParams({ in: collection })}`;
}
