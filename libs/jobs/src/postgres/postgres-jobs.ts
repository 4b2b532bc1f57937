import { Queue, Worker, createPostgresBackend, runMigrations, type PgPool } from 'bullmq';
import type { Database } from '@cliptext/database';
import { INGEST_QUEUE, type IngestJob } from '../ingest-job.js';
import { IngestQueue } from '../ingest-queue.js';
import { IngestWorker, processorFor, type IngestHandler } from '../ingest-worker.js';
import { STALLED_WITHOUT_LIMIT, type Jobs, type WorkerOptions } from '../jobs.js';

/** Queues on BullMQ's PostgreSQL backend, in the catalog's database. */
export class PostgresJobs implements Jobs {
  readonly kind = 'postgres';

  private constructor(
    private readonly pool: PgPool,
    private readonly onError: (error: Error) => void,
  ) {}

  /**
   * Brings BullMQ's own schema up to date first; it takes an advisory lock for that. An embedded database has no
   * other user: jobs found in it are of a process that is gone. They are dropped, because their locks would hold
   * them back, for as long as a clock was set back; the reconciler makes them again from the catalog.
   *
   * @param onError told of what goes wrong beside the jobs, such as a lost connection
   */
  static async open(database: Database, onError: (error: Error) => void): Promise<PostgresJobs> {
    const client = await database.pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
    const jobs = new PostgresJobs(database.pool, onError);
    if (database.kind === 'embedded') await jobs.dropAll();
    return jobs;
  }

  private async dropAll(): Promise<void> {
    const queue = new Queue(INGEST_QUEUE, { connection: this.pool }, createPostgresBackend);
    await queue.obliterate({ force: true });
    await queue.close();
  }

  createIngestQueue(): IngestQueue {
    const queue = new Queue(INGEST_QUEUE, { connection: this.pool }, createPostgresBackend);
    queue.on('error', this.onError);
    return new IngestQueue(queue as unknown as Queue<IngestJob>, this.kind);
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
        maxStalledCount: STALLED_WITHOUT_LIMIT,
      },
      createPostgresBackend,
    );
    worker.on('error', this.onError);
    return new IngestWorker(worker as unknown as Worker<IngestJob>);
  }

  connectRedis(): undefined {
    return undefined;
  }
}
