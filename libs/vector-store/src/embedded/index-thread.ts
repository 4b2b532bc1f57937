import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { builtFile } from '@cliptext/config';
import { VectorStoreError } from '../vector-store-error.js';
import type { IndexHost } from './index-host.js';

export type IndexRequest = { number: number; method: keyof IndexHost; args: unknown[] };
export type IndexReply = { number: number; result: unknown } | { number: number; failure: string };

type Pending = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/** An `IndexHost` on a worker thread of its own. */
export class IndexThread {
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  private readonly pending = new Map<number, Pending>();
  private requests = 0;
  private death: VectorStoreError | undefined;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (reply: IndexReply) => this.settle(reply));
    worker.on('error', (error) => this.die(error));
    this.ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.die();
        resolve();
      });
    });
  }

  static async start(): Promise<IndexThread> {
    const worker = new Worker(builtFile('./index.worker.js', import.meta.url));
    const thread = new IndexThread(worker);
    await once(worker, 'online');
    return thread;
  }

  /** Runs a method of the host, in the order of the calls. Once the thread has ended: `vector_store_unavailable`. */
  call<M extends keyof IndexHost>(
    method: M,
    ...args: Parameters<IndexHost[M]>
  ): Promise<ReturnType<IndexHost[M]>> {
    if (this.death) return Promise.reject(this.death);
    const number = this.requests++;
    return new Promise((resolve, reject) => {
      this.pending.set(number, { resolve: resolve as Pending['resolve'], reject });
      this.worker.postMessage({ number, method, args } satisfies IndexRequest);
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private settle(reply: IndexReply): void {
    const pending = this.pending.get(reply.number)!;
    this.pending.delete(reply.number);
    if ('failure' in reply) pending.reject(new Error(reply.failure));
    else pending.resolve(reply.result);
  }

  private die(cause?: unknown): void {
    this.death ??= new VectorStoreError('vector_store_unavailable', 'The vector index thread has ended', {
      cause,
    });
    for (const { reject } of this.pending.values()) reject(this.death);
    this.pending.clear();
  }
}
