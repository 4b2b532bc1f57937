import type { Database } from '@cliptext/database';
import type { Payload, PayloadUpdate, SpaceDescription, VectorPoint } from '../vector-store.js';
import { VectorStoreError } from '../vector-store-error.js';
import type { PayloadRows, Rows } from './rows.js';

/** Rows a load reads at a time: few enough that decoding them does not hold up the main thread. */
const PAGE_ROWS = 1000;

/** SQLSTATE classes in which the server is at fault, not the statement: connection, resources, shutdown, system. */
const SERVER_TROUBLE = ['08', '53', '57', '58'];
const FOREIGN_KEY_VIOLATION = '23503';

type VectorRow = { id: string; vector: Buffer; payload: string };

/** The points of all spaces as PostgreSQL keeps them: `vector` is float32, little-endian. */
export class VectorRows {
  constructor(private readonly database: Database) {}

  /** Makes a space unless there is one of that name; answers the dimension that it has. */
  async createSpace({ name, dimension }: SpaceDescription): Promise<number> {
    await this.query(
      'INSERT INTO cliptext.vector_spaces (name, dimension) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [name, dimension],
    );
    const [space] = await this.query<SpaceDescription>(
      'SELECT name, dimension FROM cliptext.vector_spaces WHERE name = $1',
      [name],
    );
    if (!space)
      throw new VectorStoreError('space_not_found', `The space ${name} was dropped while it was opened`);
    return space.dimension;
  }

  spaces(): Promise<SpaceDescription[]> {
    return this.query('SELECT name, dimension FROM cliptext.vector_spaces ORDER BY name');
  }

  async dropSpace(name: string): Promise<void> {
    await this.query('DELETE FROM cliptext.vector_spaces WHERE name = $1', [name]);
  }

  /** Inserts or replaces; each id at most once. */
  async upsert(space: SpaceDescription, { ids, vectors, payloads }: Rows): Promise<void> {
    await this.query(
      `INSERT INTO cliptext.vectors (space, id, vector, payload)
       SELECT $1, id, substring($3::bytea FROM (position::int - 1) * $4::int + 1 FOR $4::int), payload
       FROM ROWS FROM (unnest($2::uuid[]), jsonb_array_elements($5::jsonb)) WITH ORDINALITY
         AS point (id, payload, position)
       ON CONFLICT (space, id) DO UPDATE SET vector = excluded.vector, payload = excluded.payload`,
      [
        space.name,
        ids,
        Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength),
        space.dimension * Float32Array.BYTES_PER_ELEMENT,
        jsonArray(payloads),
      ],
    );
  }

  async setPayload(space: string, { ids, payloads }: PayloadRows): Promise<void> {
    await this.query(
      `UPDATE cliptext.vectors SET payload = point.payload
       FROM ROWS FROM (unnest($2::uuid[]), jsonb_array_elements($3::jsonb)) AS point (id, payload)
       WHERE vectors.space = $1 AND vectors.id = point.id`,
      [space, ids, jsonArray(payloads)],
    );
  }

  async delete(space: string, ids: string[]): Promise<void> {
    await this.query('DELETE FROM cliptext.vectors WHERE space = $1 AND id = ANY ($2::uuid[])', [space, ids]);
  }

  async fetch(space: string, ids: string[]): Promise<Map<string, VectorPoint>> {
    const rows = await this.query<VectorRow & { payload: Payload }>(
      'SELECT id, vector, payload FROM cliptext.vectors WHERE space = $1 AND id = ANY ($2::uuid[])',
      [space, ids],
    );
    return new Map(rows.map(({ id, vector, payload }) => [id, { id, vector: floats([vector]), payload }]));
  }

  async fetchPayloads(space: string, ids: string[]): Promise<Map<string, PayloadUpdate>> {
    const rows = await this.query<PayloadUpdate>(
      'SELECT id, payload FROM cliptext.vectors WHERE space = $1 AND id = ANY ($2::uuid[])',
      [space, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** All points of a space, page by page. */
  async *pages(space: string): AsyncGenerator<Rows> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.query<VectorRow>(
        `SELECT id, vector, payload::text FROM cliptext.vectors
         WHERE space = $1 AND id > $2 ORDER BY id LIMIT ${PAGE_ROWS}`,
        [space, after],
      );
      if (rows.length === 0) return;
      yield {
        ids: rows.map(({ id }) => id),
        vectors: floats(rows.map(({ vector }) => vector)),
        payloads: rows.map(({ payload }) => payload),
      };
      after = rows.at(-1)!.id;
    }
  }

  async check(): Promise<void> {
    await this.query('SELECT 1');
  }

  private async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    try {
      return (await this.database.pool.query<Row>(text, values)).rows;
    } catch (error) {
      throw explained(error);
    }
  }
}

function explained(error: unknown): unknown {
  const state = sqlState(error);
  if (state === FOREIGN_KEY_VIOLATION) {
    return new VectorStoreError('space_not_found', 'The space has been dropped', { cause: error });
  }
  if (state && !SERVER_TROUBLE.includes(state.slice(0, 2))) return error;
  return new VectorStoreError('vector_store_unavailable', 'The database does not answer', { cause: error });
}

/** The code of an error that the server reported; Node's own codes (ECONNREFUSED) have another form. */
function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

function jsonArray(texts: string[]): string {
  return `[${texts.join(',')}]`;
}

function floats(vectors: Buffer[]): Float32Array {
  const bytes = Buffer.concat(vectors);
  // Buffers may share memory at any offset, float32 needs one that is a multiple of 4: copy.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
