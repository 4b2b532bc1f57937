import type { Redis } from 'ioredis';
import type { IngestQueue } from './ingest-queue.js';
import type { IngestHandler, IngestWorker } from './ingest-worker.js';

export type WorkerOptions = {
  concurrency: number;
  /** A job whose worker has been silent for this long is given to another. */
  lockDurationMs: number;
};

/** A job that outlives its worker is tried again without limit here: the catalog counts the attempts. */
export const STALLED_WITHOUT_LIMIT = 2 ** 31 - 1;

/** Commands fail at once while the server is away, and soon when it is slow. Whoever asked for it disconnects it. */
export type SharedRedis = Redis;

export type JobsKind = 'postgres' | 'redis';

/** Makes queues and workers on one backend. */
export interface Jobs {
  readonly kind: JobsKind;
  createIngestQueue(): IngestQueue;
  createIngestWorker(handler: IngestHandler, options: WorkerOptions): IngestWorker;
  /** The Redis that processes share, on a connection of its own; undefined where there is none. */
  connectRedis(): SharedRedis | undefined;
}
