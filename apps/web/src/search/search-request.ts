import type { Collection, SearchBody } from '../api/api-types.js';
import type { Address } from './address.js';
import { compileFilters } from './filters.js';
import { base64Of, droppedPicture, isDropped } from './picture-store.js';

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
    ...(like !== null && { image: await pictureOf(like) }),
    ...(text !== '' && { phrasings }),
    negative: negatives.map(({ text: avoided, mode }) => ({ text: avoided, mode, weight: 1 })),
    ...(filter && { filter }),
    parseNegation,
    limit: PAGE_SIZE,
    explain: true,
  };
}

async function pictureOf(like: string): Promise<NonNullable<SearchBody['image']>> {
  if (!isDropped(like)) return { id: like };
  const picture = droppedPicture(like);
  return { base64: picture ? await base64Of(picture.file) : '' };
}
