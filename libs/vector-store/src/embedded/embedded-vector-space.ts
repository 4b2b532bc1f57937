import { checkLimit, checkVector } from '../checks.js';
import type { Filter } from '../filter.js';
import { latestById } from '../latest-by-id.js';
import type {
  Candidate,
  FacetRequest,
  FacetValue,
  PayloadUpdate,
  Scroll,
  ScrollPage,
  VectorPoint,
  VectorSearch,
  VectorSpace,
} from '../vector-store.js';
import { VectorStoreError } from '../vector-store-error.js';
import type { IndexThread } from './index-thread.js';
import type { VectorRows } from './vector-rows.js';

/**
 * One space: the index thread finds ids, PostgreSQL gives what belongs to them. A write is committed before the
 * thread is told, so that a thread that has lost its memory is filled again from the table.
 */
export class EmbeddedVectorSpace implements VectorSpace {
  private loaded: { thread: IndexThread; done: Promise<void> } | undefined;
  private lastWrite: Promise<void> = Promise.resolve();
  private dropped = false;

  constructor(
    readonly name: string,
    readonly dimension: number,
    private readonly rows: VectorRows,
    private readonly runningThread: () => Promise<IndexThread>,
  ) {}

  /** Has all points of the space in the thread's memory, reading them once for each thread. */
  async load(): Promise<void> {
    await this.index();
  }

  /** Frees the thread's memory after the space has been dropped. */
  forget(): void {
    this.dropped = true;
    this.loaded?.thread.call('drop', this.name).catch(() => undefined);
  }

  async upsert(points: VectorPoint[]): Promise<void> {
    for (const { id, vector } of points) checkVector(vector, this, `The vector of ${id}`);
    const latest = latestById(points);
    const vectors = new Float32Array(latest.length * this.dimension);
    latest.forEach(({ vector }, i) => vectors.set(vector, i * this.dimension));
    const batch = { ...payloadRows(latest), vectors };
    await this.inOrder(async () => {
      await this.rows.upsert(this, batch);
      await (await this.index()).call('upsert', this.name, batch);
    });
  }

  async setPayload(updates: PayloadUpdate[]): Promise<void> {
    const batch = payloadRows(latestById(updates));
    await this.inOrder(async () => {
      await this.rows.setPayload(this.name, batch);
      await (await this.index()).call('setPayload', this.name, batch);
    });
  }

  async delete(ids: string[]): Promise<void> {
    await this.inOrder(async () => {
      await this.rows.delete(this.name, ids);
      await (await this.index()).call('delete', this.name, ids);
    });
  }

  async fetch(ids: string[]): Promise<VectorPoint[]> {
    await this.index();
    return present(await this.rows.fetch(this.name, ids), ids);
  }

  async search(search: VectorSearch): Promise<Candidate[]> {
    checkLimit(search.limit);
    checkVector(search.vector, this, 'The searched vector');
    search.rescoreWith?.forEach((vector, i) => checkVector(vector, this, `rescoreWith[${i}]`));
    const { ids, scores, rescored } = await (await this.index()).call('search', this.name, search);
    return ids.map((id, i) => ({ id, score: scores[i]!, rescored: rescored.map((column) => column[i]!) }));
  }

  async scroll({ withVectors, ...page }: Scroll): Promise<ScrollPage> {
    checkLimit(page.limit);
    const thread = await this.index();
    const found = await thread.call('idsInOrder', this.name, { ...page, limit: page.limit + 1 });
    const ids = found.slice(0, page.limit);
    const points = withVectors
      ? present(await this.rows.fetch(this.name, ids), ids)
      : present(await this.rows.fetchPayloads(this.name, ids), ids);
    return found.length > ids.length ? { points, next: ids.at(-1)! } : { points };
  }

  async count(filter?: Filter): Promise<number> {
    return (await this.index()).call('count', this.name, filter);
  }

  async facet(request: FacetRequest): Promise<FacetValue[]> {
    checkLimit(request.limit);
    return (await this.index()).call('facet', this.name, request);
  }

  /** The running thread, with all points of the space in its memory. */
  private async index(): Promise<IndexThread> {
    const thread = await this.runningThread();
    if (this.dropped) {
      throw new VectorStoreError('space_not_found', `The space ${this.name} has been dropped`);
    }
    if (this.loaded?.thread !== thread) this.loaded = { thread, done: this.fill(thread) };
    await this.loaded.done;
    return thread;
  }

  private async fill(thread: IndexThread): Promise<void> {
    try {
      await thread.call('open', { name: this.name, dimension: this.dimension });
      const pages = this.rows.pages(this.name);
      let page = await pages.next();
      while (!page.done) {
        // The next page is read while the thread takes this one.
        [page] = await Promise.all([pages.next(), thread.call('upsert', this.name, page.value)]);
      }
    } catch (error) {
      if (this.loaded?.thread === thread) this.loaded = undefined;
      throw error;
    }
  }

  /** One write at a time: the thread has to see them in the order in which they were committed. */
  private inOrder(write: () => Promise<void>): Promise<void> {
    const written = this.lastWrite.then(write);
    this.lastWrite = written.catch(() => undefined);
    return written;
  }
}

function payloadRows(updates: PayloadUpdate[]) {
  return {
    ids: updates.map(({ id }) => id),
    payloads: updates.map(({ payload }) => JSON.stringify(payload)),
  };
}

function present<Point>(points: Map<string, Point>, ids: string[]): Point[] {
  return ids.flatMap((id) => points.get(id) ?? []);
}
