import { createHash } from 'node:crypto';
import type { Collection } from '@cliptext/catalog';
import { Problem } from '@cliptext/http';
import { MOST_CANDIDATES, type PageEnd } from '@cliptext/ranking';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../pages.js';
import type { SearchRequest } from './search-schemas.js';

const cursorSchema = z.strictObject({
  /** Of everything that decides the order of hits. */
  query: z.string(),
  ends: z
    .array(
      z.strictObject({
        candidates: z.int().min(1).max(MOST_CANDIDATES),
        score: z.number(),
        id: z.uuid(),
      }),
    )
    .min(1),
});

/** Where the pages so far ended. Of pages with equally many candidates the last is enough, so they stay few. */
export type SearchCursor = [PageEnd, ...PageEnd[]];

/** What a request searches. */
export type Searched = { collection: Pick<Collection, 'id'>; space: string };

/** The cursor after a page that ended here. */
export function advanceCursor(earlier: readonly PageEnd[], end: PageEnd): SearchCursor {
  const [first, ...others] = earlier.filter(({ candidates }) => candidates !== end.candidates);
  return first ? [first, ...others, end] : [end];
}

/** Writes a cursor that goes on after the pages of this request. */
export function sealCursor(request: SearchRequest, within: Searched, cursor: SearchCursor): string {
  const ends = cursor.map(({ candidates, after: { score, id } }) => ({ candidates, score, id }));
  return encodeCursor({ query: fingerprint(request, within), ends });
}

/** @throws Problem `bad_cursor` when it belongs to another query, collection or space, or to nothing of ours */
export function openCursor(cursor: string, request: SearchRequest, within: Searched): PageEnd[] {
  const { query, ends } = decodeCursor(cursor, cursorSchema);
  if (query !== fingerprint(request, within)) {
    throw new Problem('bad_cursor', 'The cursor belongs to another query; start again without it.');
  }
  return ends.map(({ candidates, score, id }) => ({ candidates, after: { score, id } }));
}

function fingerprint(request: SearchRequest, { collection, space }: Searched): string {
  const { cursor: _, limit: __, explain: ___, ...decisive } = request;
  return createHash('sha256')
    .update(JSON.stringify([space, collection.id, decisive]))
    .digest('base64url')
    .slice(0, 22);
}
