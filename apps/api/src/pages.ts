import { Problem } from '@cliptext/http';
import { z } from 'zod';

/** Query parameters of every list. */
export const pageQuerySchema = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(50)
    .meta({ description: 'Items of a page, up to `MAX_LIMIT`.' }),
  cursor: z.string().max(2_000).optional().meta({ description: 'The `nextCursor` of the page before.' }),
});

/** @throws Problem `invalid_request` naming the limit. */
export function checkLimit(limit: number, maximum: number): void {
  if (limit <= maximum) return;
  throw new Problem('invalid_request', `/limit: must be at most ${maximum} (MAX_LIMIT).`, {
    errors: [{ pointer: '/limit', detail: `must be at most ${maximum}` }],
  });
}

/** A page of a list; without `nextCursor` it is the last. */
export type Page<Item> = { items: Item[]; nextCursor?: string };

/**
 * Cuts a page out of rows of which one more was read than the page holds.
 *
 * @param positionOf what the next page has to know of this one's last row
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => Item,
  positionOf: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(view);
  return rows.length > limit && last ? { items, nextCursor: encodeCursor(positionOf(last)) } : { items };
}

/** Makes an opaque cursor of what the next page has to know. */
export function encodeCursor(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** @throws Problem `bad_cursor` when it is not one that `encodeCursor` made for this schema. */
export function decodeCursor<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new Problem('bad_cursor', 'Use the nextCursor of an answer to the same request, unchanged.', {
      cause,
    });
  }
}
