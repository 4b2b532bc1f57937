import { apiKey } from '../api/api-key.js';
import { queryClient } from '../api/query-client.js';
import { pictureQuery } from './picture-query.js';

/** As many as a browser fetches from one host at a time. */
const AT_ONCE = 6;

/** Begins to fetch the first of the pictures that are about to be shown, while the page makes their places. */
export function preloadPictures(links: readonly string[]): void {
  const { key } = apiKey.snapshot();
  for (const link of links.slice(0, AT_ONCE)) {
    if (key === null) new Image().src = link;
    else void queryClient.prefetchQuery(pictureQuery(link));
  }
}
