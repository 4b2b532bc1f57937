import type { IngestQueue } from './ingest-queue.js';
import type { IngestHandler, IngestWorker } from './ingest-worker.js';

export type WorkerOptions = {
  concurrency: number;
  /** A job whose worker has been silent for this long is given to another. */
  lockDurationMs: number;
  onError: (error: Error) => void;
};

/** Makes queues and workers on one backend. */
export interface Jobs {
  readonly kind: 'postgres';
  createIngestQueue(): IngestQueue;
  createIngestWorker(handler: IngestHandler, options: WorkerOptions): IngestWorker;
}
