import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** `unfinished`: tried again later. */
export type IngestOutcome = 'indexed' | 'failed' | 'gone' | 'unfinished';

/** What an ingest process counts of its work. */
@Injectable()
export class IngestMetrics {
  private readonly registry = new Registry();
  private readonly images = new Counter({
    name: 'cliptext_ingest_images_total',
    help: 'Images taken off the queue, by what became of them.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  private readonly seconds = new Histogram({
    name: 'cliptext_ingest_image_seconds',
    help: 'Time from taking an image off the queue to its end, in seconds.',
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });
  private readonly inWork = new Gauge({
    name: 'cliptext_ingest_images_in_work',
    help: 'Images in work now.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** Counts one image while `work` goes on, and how it ended. */
  async count(work: () => Promise<IngestOutcome>): Promise<void> {
    const stop = this.seconds.startTimer();
    this.inWork.inc();
    let outcome: IngestOutcome = 'unfinished';
    try {
      outcome = await work();
    } finally {
      this.inWork.dec();
      this.images.inc({ outcome });
      stop();
    }
  }

  print(): Promise<string> {
    return this.registry.metrics();
  }
}
