import { createHash } from 'node:crypto';
import { Problem } from '@cliptext/http';
import { MOST_CANDIDATES, type Position } from '@cliptext/ranking';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../pages.js';
import type { SearchRequest } from './search-schemas.js';

const cursorSchema = z.strictObject({
  /** Of everything that decides the order of hits. */
  query: z.string(),
  candidates: z.int().min(1).max(MOST_CANDIDATES),
  score: z.number(),
  id: z.uuid(),
});

/** Where a page ended, and how many candidates it ranked. */
export type SearchCursor = { candidates: number; after: Position };

/** Writes a cursor that goes on after a page of this request. */
export function sealCursor(
  request: SearchRequest,
  space: string,
  { candidates, after }: SearchCursor,
): string {
  const { score, id } = after;
  return encodeCursor({ query: fingerprint(request, space), candidates, score, id });
}

/** @throws Problem `bad_cursor` when it belongs to another query, another space, or to nothing of ours */
export function openCursor(cursor: string, request: SearchRequest, space: string): SearchCursor {
  const { query, candidates, score, id } = decodeCursor(cursor, cursorSchema);
  if (query !== fingerprint(request, space)) {
    throw new Problem('bad_cursor', 'The cursor belongs to another query; start again without it.');
  }
  return { candidates, after: { score, id } };
}

function fingerprint(request: SearchRequest, space: string): string {
  const { cursor: _, limit: __, explain: ___, ...decisive } = request;
  return createHash('sha256')
    .update(JSON.stringify([space, decisive]))
    .digest('base64url')
    .slice(0, 22);
}
