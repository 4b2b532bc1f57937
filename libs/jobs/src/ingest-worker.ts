import { UnrecoverableError, type Worker } from 'bullmq';
import { ingestJobSchema, type IngestJob } from './ingest-job.js';

/** Does the work of one image; a rejection has the job tried again later. */
export type IngestHandler = (imageId: string) => Promise<void>;

/** The consumer side of the ingest queue. */
export class IngestWorker {
  constructor(
    private readonly worker: Worker<IngestJob>,
    /** Ends what the backend opened for this worker alone. */
    private readonly release: () => void = () => undefined,
  ) {}

  /** Takes no new job and waits for those in work. */
  async drain(): Promise<void> {
    await this.worker.close();
    this.release();
  }
}

/** Checks a job's payload before the handler sees it. A payload of another version is not ours to understand. */
export function processorFor(handler: IngestHandler): (job: { data: unknown }) => Promise<void> {
  return async (job) => {
    const parsed = ingestJobSchema.safeParse(job.data);
    if (!parsed.success) throw new UnrecoverableError('The job is of an unknown version');
    await handler(parsed.data.imageId);
  };
}
