import type { Collection, SearchBody } from '../api/api-types.js';
import { requestImage } from '../shared/picture-store.js';
import type { Address } from './address.js';
import { compileFilters } from './filters.js';

/** Hits of a page. */
const PAGE_SIZE = 100;

/** The request that an address stands for, its first page. */
export async function searchRequest(
  { text, phrasings, negatives, parseNegation, like, filters }: Address,
  fields: Collection['fields'],
): Promise<SearchBody> {
  const filter = compileFilters(filters, fields);
  return {
    ...(text !== '' && { query: text }),
    ...(like !== null && { image: await requestImage(like) }),
    ...(text !== '' && { phrasings }),
    negative: negatives.map(({ mode, ...unwanted }) =>
      'image' in unwanted ? { image: { id: unwanted.image }, mode } : { text: unwanted.text, mode },
    ),
    ...(filter && { filter }),
    parseNegation,
    limit: PAGE_SIZE,
    explain: true,
  };
}
