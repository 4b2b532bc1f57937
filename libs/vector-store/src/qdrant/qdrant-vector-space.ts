import type { Schemas } from '@qdrant/js-client-rest';
import { checkLimit, checkVector } from '../checks.js';
import type { Filter, Scalar } from '../filter.js';
import { latestById } from '../latest-by-id.js';
import {
  MAX_LIMIT,
  type Candidate,
  type FacetRequest,
  type FacetValue,
  type PayloadUpdate,
  type Scroll,
  type ScrolledPoint,
  type ScrollPage,
  type VectorPoint,
  type VectorSearch,
  type VectorSpace,
} from '../vector-store.js';
import { bodyBatches } from './body-batches.js';
import { fieldPath, flattenPayload, indexSchema, nestPayload } from './payload-fields.js';
import type { PayloadIndexes } from './payload-indexes.js';
import type { QdrantConnection } from './qdrant-connection.js';
import { fieldsOf, qdrantFilter } from './qdrant-filter.js';
import { WriteOrder } from './write-order.js';

/** The most bytes that a float32 takes in JSON, written as a double, with its comma. */
const BYTES_PER_VALUE = 25;
/** An id and the keys around it. */
const BYTES_PER_POINT = 200;

/** Index types whose values Qdrant counts. */
const COUNTABLE: unknown[] = ['keyword', 'integer', 'bool'];

/** A space in a Qdrant collection. */
export class QdrantVectorSpace implements VectorSpace {
  private readonly order = new WriteOrder();
  private readonly subject: string;

  /** @param ef how many candidates the graph is searched for, at least */
  constructor(
    readonly name: string,
    readonly dimension: number,
    private readonly collection: string,
    private readonly connection: QdrantConnection,
    private readonly indexes: PayloadIndexes,
    private readonly ef: number,
  ) {
    this.subject = `the space ${name}`;
  }

  async upsert(points: VectorPoint[]): Promise<void> {
    for (const { id, vector } of points) checkVector(vector, this, `The vector of ${id}`);
    const latest = latestById(points);
    await this.write(latest, async () => {
      const bytesOf = (point: VectorPoint) => payloadBytes(point) + this.dimension * BYTES_PER_VALUE;
      for (const batch of bodyBatches(latest, bytesOf)) {
        const structs = batch.map(({ id, vector, payload }) => ({
          id,
          vector: Array.from(vector),
          payload: nestPayload(payload),
        }));
        await this.connection.send(this.subject, (client) =>
          client.upsert(this.collection, { wait: true, points: structs }),
        );
      }
    });
  }

  async setPayload(updates: PayloadUpdate[]): Promise<void> {
    const latest = latestById(updates);
    await this.write(latest, async () => {
      for (const batch of bodyBatches(latest, payloadBytes)) {
        // By a filter on the id: named as points, an unknown id would be an error.
        const operations = batch.map(({ id, payload }) => ({
          overwrite_payload: { payload: nestPayload(payload), filter: { must: [{ has_id: [id] }] } },
        }));
        await this.connection.send(this.subject, (client) =>
          client.batchUpdate(this.collection, { wait: true, operations }),
        );
      }
    });
  }

  async delete(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.order.run(ids, async () => {
      await this.connection.send(this.subject, (client) =>
        client.delete(this.collection, { wait: true, points: ids }),
      );
    });
  }

  async fetch(ids: string[]): Promise<VectorPoint[]> {
    const records = await this.connection.send(this.subject, (client) =>
      client.retrieve(this.collection, { ids, with_payload: true, with_vector: true }),
    );
    const points = new Map(records.map((record) => [String(record.id), record]));
    return ids.flatMap((id) => {
      const record = points.get(id);
      return record ? { id, vector: vectorOf(record), payload: flattenPayload(record.payload) } : [];
    });
  }

  /**
   * One round trip: each further vector ranks the points that a nested search for the first one finds again. What
   * is written in between may leave a candidate without one of its scores.
   */
  async search({ vector, limit, filter, rescoreWith = [] }: VectorSearch): Promise<Candidate[]> {
    checkLimit(limit);
    checkVector(vector, this, 'The searched vector');
    rescoreWith.forEach((further, i) => checkVector(further, this, `rescoreWith[${i}]`));
    const nearest = { query: Array.from(vector), limit, params: this.searchParams() };
    // At the root the filter holds for the nested search as well; inside it alone, it would not hold for the root.
    const filtered = await this.filtered(filter);
    const searches: Schemas['QueryRequest'][] = [
      { ...nearest, ...filtered },
      ...rescoreWith.map((further) => ({
        ...nearest,
        ...filtered,
        prefetch: nearest,
        query: Array.from(further),
      })),
    ];
    const [found, ...rescored] = await this.connection.send(this.subject, (client) =>
      client.queryBatch(this.collection, { searches }),
    );
    const columns = rescored.map(({ points }) => new Map(points.map(({ id, score }) => [id, score])));
    return found!.points
      .map(({ id, score }) => ({
        id: String(id),
        score,
        rescored: columns.map((scores) => scores.get(id) ?? Number.NaN),
      }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  async scroll({ filter, limit, after, withVectors = false }: Scroll): Promise<ScrollPage> {
    checkLimit(limit);
    const filtered = await this.filtered(filter);
    // Qdrant's pages start at an id, ours after it; one more point tells whether there is another page.
    const { points } = await this.connection.send(this.subject, (client) =>
      client.scroll(this.collection, {
        ...filtered,
        ...(after !== undefined && { offset: after }),
        limit: limit + 2,
        with_payload: true,
        with_vector: withVectors,
      }),
    );
    const following = points.filter(({ id }) => id !== after);
    const page = following.slice(0, limit).map((record): ScrolledPoint => ({
      id: String(record.id),
      payload: flattenPayload(record.payload),
      ...(withVectors && { vector: vectorOf(record) }),
    }));
    return following.length > limit ? { points: page, next: page.at(-1)!.id } : { points: page };
  }

  async count(filter?: Filter): Promise<number> {
    const filtered = await this.filtered(filter);
    const { count } = await this.connection.send(this.subject, (client) =>
      client.count(this.collection, { ...filtered, exact: true }),
    );
    return count;
  }

  async facet(request: FacetRequest): Promise<FacetValue[]> {
    checkLimit(request.limit);
    const values = isCountable(request.field)
      ? await this.countByIndex(request)
      : await this.countAll(request);
    return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, request.limit);
  }

  private async countByIndex({ field, filter, limit }: FacetRequest): Promise<FacetValue[]> {
    await this.indexes.ensure([field]);
    const filtered = await this.filtered(filter);
    const { hits } = await this.connection.send(this.subject, (client) =>
      client.facet(this.collection, { ...filtered, key: fieldPath(field), limit, exact: true }),
    );
    return hits;
  }

  /** Reads the field of every point: Qdrant has no facets of fractions and dates. */
  private async countAll({ field, filter }: FacetRequest): Promise<FacetValue[]> {
    const counts = new Map<Scalar, number>();
    for (let after: string | undefined; ;) {
      const page = await this.scroll({
        filter: filter ?? { all: [] },
        limit: MAX_LIMIT,
        ...(after && { after }),
      });
      for (const { payload } of page.points) {
        const elements = new Set<Scalar>([payload[field] ?? []].flat());
        for (const value of elements) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      if (!page.next) return Array.from(counts, ([value, count]) => ({ value, count }));
      after = page.next;
    }
  }

  private async write(updates: PayloadUpdate[], write: () => Promise<void>): Promise<void> {
    if (updates.length === 0) return;
    await this.order.run(
      updates.map(({ id }) => id),
      async () => {
        await this.indexes.ensure(updates.flatMap(({ payload }) => Object.keys(payload)));
        await write();
      },
    );
  }

  private async filtered(filter: Filter | undefined): Promise<{ filter?: Schemas['Filter'] }> {
    if (!filter) return {};
    await this.indexes.ensure(fieldsOf(filter));
    return { filter: qdrantFilter(filter) };
  }

  /** Quantised scores alone would miss 2 % of the ten nearest. */
  private searchParams(): Schemas['SearchParams'] {
    return { hnsw_ef: this.ef, quantization: { rescore: true, oversampling: 2 } };
  }
}

function isCountable(field: string): boolean {
  const schema = indexSchema(field);
  return COUNTABLE.includes(typeof schema === 'object' ? schema.type : schema);
}

function payloadBytes({ payload }: PayloadUpdate): number {
  return BYTES_PER_POINT + Buffer.byteLength(JSON.stringify(payload));
}

function vectorOf({ vector }: Pick<Schemas['Record'], 'vector'>): Float32Array {
  return Float32Array.from(vector as number[]);
}
