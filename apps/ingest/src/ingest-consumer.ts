import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { JOBS, type IngestWorker, type Jobs } from '@cliptext/jobs';
import { IngestMetrics } from './ingest-metrics.js';
import { Pipeline } from './pipeline/pipeline.js';

const LOCK_DURATION_MS = 10_000;

/** Takes jobs off the ingest queue from the start of the process to its end. */
@Injectable()
export class IngestConsumer implements OnApplicationBootstrap, OnModuleDestroy {
  private worker: IngestWorker | undefined;

  constructor(
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly pipeline: Pipeline,
    private readonly metrics: IngestMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.worker = this.jobs.createIngestWorker(
      (imageId) => this.metrics.count(() => this.pipeline.run(imageId)),
      {
        concurrency: this.settings.ingestConcurrency,
        lockDurationMs: LOCK_DURATION_MS,
      },
    );
  }

  async onModuleDestroy(): Promise<void> {
    await this.worker?.drain();
  }
}
