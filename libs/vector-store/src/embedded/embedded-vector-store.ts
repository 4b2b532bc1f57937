import type { Database } from '@cliptext/database';
import type { SpaceDescription, VectorSpace, VectorStore } from '../vector-store.js';
import { VectorStoreError } from '../vector-store-error.js';
import { EmbeddedVectorSpace } from './embedded-vector-space.js';
import { IndexThread } from './index-thread.js';
import { VectorRows } from './vector-rows.js';

/**
 * Exact search in process: points are durable in PostgreSQL, and those of open spaces in memory on a thread of
 * their own. Only one process may use the spaces of a database.
 */
export class EmbeddedVectorStore implements VectorStore {
  readonly kind = 'embedded';
  private readonly rows: VectorRows;
  private readonly spaces = new Map<string, EmbeddedVectorSpace>();
  private thread: Promise<IndexThread> | undefined;
  private closed = false;

  private constructor(database: Database) {
    this.rows = new VectorRows(database);
  }

  static async open(database: Database): Promise<EmbeddedVectorStore> {
    const store = new EmbeddedVectorStore(database);
    await store.check();
    return store;
  }

  /** Loads all points of the space before it resolves. */
  async openSpace({ name, dimension }: SpaceDescription): Promise<VectorSpace> {
    const existing = await this.rows.createSpace({ name, dimension });
    if (existing !== dimension) {
      throw new VectorStoreError(
        'vector_dimension_mismatch',
        `The space ${name} has ${existing} dimensions and cannot be opened with ${dimension}`,
      );
    }
    let space = this.spaces.get(name);
    if (!space) {
      space = new EmbeddedVectorSpace(name, dimension, this.rows, () => this.runningThread());
      this.spaces.set(name, space);
    }
    await space.load();
    return space;
  }

  listSpaces(): Promise<SpaceDescription[]> {
    return this.rows.spaces();
  }

  async dropSpace(name: string): Promise<void> {
    await this.rows.dropSpace(name);
    this.spaces.get(name)?.forget();
    this.spaces.delete(name);
  }

  async check(): Promise<void> {
    const thread = await this.runningThread();
    await Promise.all([thread.call('ping'), this.rows.check()]);
  }

  /** Ends the thread; the database stays open. */
  async close(): Promise<void> {
    this.closed = true;
    const thread = await this.thread?.catch(() => undefined);
    await thread?.stop();
  }

  private async runningThread(): Promise<IndexThread> {
    if (this.closed) throw new VectorStoreError('vector_store_unavailable', 'The vector store is closed');
    this.thread ??= this.startThread();
    return this.thread;
  }

  private async startThread(): Promise<IndexThread> {
    try {
      const thread = await IndexThread.start();
      // The next call starts another, on which each space loads itself anew.
      void thread.ended.then(() => (this.thread = undefined));
      return thread;
    } catch (error) {
      this.thread = undefined;
      throw new VectorStoreError('vector_store_unavailable', 'The vector index thread does not start', {
        cause: error,
      });
    }
  }
}
