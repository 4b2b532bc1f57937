import { Queue, Worker, createPostgresBackend, runMigrations, type PgPool } from 'bullmq';
import type { Database } from '@cliptext/database';
import { INGEST_QUEUE, type IngestJob } from '../ingest-job.js';
import { IngestQueue } from '../ingest-queue.js';
import { IngestWorker, processorFor, type IngestHandler } from '../ingest-worker.js';
import type { Jobs, WorkerOptions } from '../jobs.js';

/** Queues on BullMQ's PostgreSQL backend, in the catalog's database. */
export class PostgresJobs implements Jobs {
  readonly kind = 'postgres';

  private constructor(private readonly pool: PgPool) {}

  /** Brings BullMQ's own schema up to date first. */
  static async open(database: Database): Promise<PostgresJobs> {
    const client = await database.pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
    return new PostgresJobs(database.pool);
  }

  createIngestQueue(): IngestQueue {
    return new IngestQueue(
      new Queue(
        INGEST_QUEUE,
        { connection: this.pool },
        createPostgresBackend,
      ) as unknown as Queue<IngestJob>,
      this.kind,
    );
  }

  createIngestWorker(handler: IngestHandler, options: WorkerOptions): IngestWorker {
    const worker = new Worker(
      INGEST_QUEUE,
      processorFor(handler),
      {
        connection: this.pool,
        concurrency: options.concurrency,
        lockDuration: options.lockDurationMs,
        stalledInterval: options.lockDurationMs / 2,
        // A job that outlives its worker is tried again without limit here: the catalog counts the attempts.
        maxStalledCount: 2 ** 31 - 1,
      },
      createPostgresBackend,
    );
    worker.on('error', options.onError);
    return new IngestWorker(worker as unknown as Worker<IngestJob>);
  }
}
