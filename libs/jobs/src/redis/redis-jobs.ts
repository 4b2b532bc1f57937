import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { INGEST_QUEUE, type IngestJob } from '../ingest-job.js';
import { IngestQueue } from '../ingest-queue.js';
import { IngestWorker, processorFor, type IngestHandler } from '../ingest-worker.js';
import { STALLED_WITHOUT_LIMIT, type Jobs, type SharedRedis, type WorkerOptions } from '../jobs.js';
import { connectProducer, makeSharedConnection, makeWorkerConnection } from './redis-connections.js';

/** Queues on a Redis server. */
export class RedisJobs implements Jobs {
  readonly kind = 'redis';

  private constructor(
    private readonly url: string,
    private readonly producer: Redis,
    private readonly onError: (error: Error) => void,
  ) {}

  /**
   * @param onError told of what goes wrong beside the jobs, such as a lost connection, which is then made anew
   * @throws QueueError when the server cannot be reached or refuses us
   */
  static async open(url: string, onError: (error: Error) => void): Promise<RedisJobs> {
    return new RedisJobs(url, await connectProducer(url), onError);
  }

  createIngestQueue(): IngestQueue {
    const queue = new Queue<IngestJob>(INGEST_QUEUE, { connection: this.producer });
    queue.on('error', this.onError);
    return new IngestQueue(queue, this.kind, () => this.producer.disconnect());
  }

  createIngestWorker(handler: IngestHandler, options: WorkerOptions): IngestWorker {
    const connection = makeWorkerConnection(this.url);
    const worker = new Worker<IngestJob>(INGEST_QUEUE, processorFor(handler), {
      connection,
      concurrency: options.concurrency,
      lockDuration: options.lockDurationMs,
      stalledInterval: options.lockDurationMs / 2,
      maxStalledCount: STALLED_WITHOUT_LIMIT,
    });
    worker.on('error', this.onError);
    return new IngestWorker(worker, () => connection.disconnect());
  }

  connectRedis(): SharedRedis {
    const redis = makeSharedConnection(this.url);
    redis.on('error', this.onError);
    return redis;
  }
}
