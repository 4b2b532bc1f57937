import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** `unfinished`: tried again later. */
export type IngestOutcome = 'indexed' | 'failed' | 'gone' | 'unfinished';

export type IngestStep = 'load' | 'decode' | 'encode' | 'enrich' | 'store';

/** What ingest counts of its work. */
@Injectable()
export class IngestMetrics {
  private readonly images: Counter<'outcome'>;
  private readonly seconds: Histogram;
  private readonly steps: Histogram<'step'>;
  private readonly inWork: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.images = new Counter({
      name: 'cliptext_ingest_images_total',
      help: 'Images taken off the queue, by what became of them.',
      labelNames: ['outcome'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'cliptext_ingest_image_seconds',
      help: 'Time from taking an image off the queue to its end.',
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    this.steps = new Histogram({
      name: 'cliptext_ingest_step_seconds',
      help: 'Time of a step of indexing an image, waiting for a thread included.',
      labelNames: ['step'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers,
    });
    this.inWork = new Gauge({
      name: 'cliptext_ingest_images_in_work',
      help: 'Images in work now.',
      registers,
    });
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

  /** Takes the time of one step, however it ends. */
  async time<Result>(step: IngestStep, work: () => Promise<Result>): Promise<Result> {
    const stop = this.steps.startTimer({ step });
    try {
      return await work();
    } finally {
      stop();
    }
  }
}
