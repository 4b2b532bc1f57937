import type { Queue } from 'bullmq';
import { BACKOFF_MS, JOB_ATTEMPTS, type IngestJob } from './ingest-job.js';
import type { JobsKind } from './jobs.js';

/**
 * The producer side of the ingest queue. It is a hint: an image that should have a job and has none is found by
 * the reconciler, so a failed `add` loses nothing.
 */
export class IngestQueue {
  constructor(
    private readonly queue: Queue<IngestJob>,
    readonly kind: JobsKind,
    /** Ends what the backend opened for this queue alone. */
    private readonly release: () => void = () => undefined,
  ) {}

  /** Adds a job for each image; one that has a job already keeps it. */
  async add(imageIds: readonly string[]): Promise<void> {
    if (imageIds.length === 0) return;
    await this.queue.addBulk(
      imageIds.map((imageId) => ({
        name: 'ingest',
        data: { version: 1, imageId },
        opts: {
          jobId: imageId,
          attempts: JOB_ATTEMPTS,
          backoff: { type: 'exponential', delay: BACKOFF_MS, jitter: 0.5 },
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    );
  }

  /** Jobs that are waiting, delayed or in work. */
  async countLive(): Promise<number> {
    const counts = await this.queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /** Whether the queue answers. */
  async check(): Promise<void> {
    await this.queue.getJobCounts('active');
  }

  async close(): Promise<void> {
    await this.queue.close();
    this.release();
  }
}
