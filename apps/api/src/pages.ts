import { Problem } from '@cliptext/http';
import { z } from 'zod';

/** Query parameters of every list. */
export const pageQuerySchema = z.strictObject({
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

/** A list that is read in pages: `positionOf` a row is what the page after it starts from. */
type PagedList<Row, Item, Position> = {
  position: z.ZodType<Position>;
  read: (limit: number, after: Position | undefined) => Promise<readonly Row[]>;
  view: (row: Row) => Item;
  positionOf: (row: Row) => Position;
};

/**
 * One page of a list.
 *
 * @throws Problem `invalid_request` when more than `maximum` is asked for, `bad_cursor`
 */
export async function readPage<Row, Item, Position>(
  { limit, cursor }: z.infer<typeof pageQuerySchema>,
  maximum: number,
  { position, read, view, positionOf }: PagedList<Row, Item, Position>,
): Promise<Page<Item>> {
  checkLimit(limit, maximum);
  // One row more than the page holds tells whether another page follows.
  const rows = await read(limit + 1, cursor === undefined ? undefined : decodeCursor(cursor, position));
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
