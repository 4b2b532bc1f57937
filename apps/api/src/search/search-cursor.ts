import { createHash } from 'node:crypto';
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

/** The cursor after a page that ended here. */
export function advanceCursor(earlier: readonly PageEnd[], end: PageEnd): SearchCursor {
  const [first, ...others] = earlier.filter(({ candidates }) => candidates !== end.candidates);
  return first ? [first, ...others, end] : [end];
}

/** Writes a cursor that goes on after the pages of this request. */
export function sealCursor(request: SearchRequest, space: string, cursor: SearchCursor): string {
  const ends = cursor.map(({ candidates, after: { score, id } }) => ({ candidates, score, id }));
  return encodeCursor({ query: fingerprint(request, space), ends });
}

/** @throws Problem `bad_cursor` when it belongs to another query, another space, or to nothing of ours */
export function openCursor(cursor: string, request: SearchRequest, space: string): PageEnd[] {
  const { query, ends } = decodeCursor(cursor, cursorSchema);
  if (query !== fingerprint(request, space)) {
    throw new Problem('bad_cursor', 'The cursor belongs to another query; start again without it.');
  }
  return ends.map(({ candidates, score, id }) => ({ candidates, after: { score, id } }));
}

function fingerprint(request: SearchRequest, space: string): string {
  const { cursor: _, limit: __, explain: ___, ...decisive } = request;
  return createHash('sha256')
    .update(JSON.stringify([space, decisive]))
    .digest('base64url')
    .slice(0, 22);
}
