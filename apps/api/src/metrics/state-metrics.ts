import { Injectable } from '@nestjs/common';
import { Database } from '@cliptext/database';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import { IngestQueue } from '@cliptext/jobs';
import { Counter, Gauge, Registry } from 'prom-client';
import { StatusService } from '../status/status.service.js';

/** What the API's parts say of themselves, asked whenever the metrics are read. */
@Injectable()
export class StateMetrics {
  constructor(
    registry: Registry,
    status: StatusService,
    queue: IngestQueue,
    { pool }: Database,
    encoder: Encoder,
    texts: TextEncoder,
  ) {
    const imagesByState = new Gauge({
      name: 'cliptext_images',
      help: 'Images of all collections, by state; pending is the backlog.',
      labelNames: ['state'],
      registers: [],
      async collect() {
        await readInto(this, async () => {
          const { images } = await status.get();
          for (const [state, count] of Object.entries(images)) this.set({ state }, count);
        });
      },
    });
    const queuedJobs = new Gauge({
      name: 'cliptext_queue_jobs',
      help: 'Jobs that wait or are in work.',
      registers: [],
      async collect() {
        await readInto(this, async () => this.set(await queue.countLive()));
      },
    });
    const connections = new Gauge({
      name: 'cliptext_database_connections',
      help: 'Connections to the database: open, idle, and requests that wait for one.',
      labelNames: ['state'],
      registers: [],
      collect() {
        this.set({ state: 'open' }, pool.totalCount);
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
    const waitingTexts = new Gauge({
      name: 'cliptext_texts_waiting',
      help: 'Texts that wait to be encoded.',
      registers: [],
      collect() {
        this.set(encoder.waitingTexts);
      },
    });
    const textCache = new Counter({
      name: 'cliptext_text_cache_total',
      help: 'Texts of queries, by whether their embedding was in the cache.',
      labelNames: ['result'],
      registers: [],
      collect() {
        this.reset();
        this.inc({ result: 'hit' }, texts.cacheUse.hits);
        this.inc({ result: 'miss' }, texts.cacheUse.misses);
      },
    });
    for (const gauge of [imagesByState, queuedJobs, connections, waitingTexts])
      registry.registerMetric(gauge);
    registry.registerMetric(textCache);
  }
}

/** A part that does not answer has no number, rather than an old one; the others are told all the same. */
async function readInto(gauge: Gauge, read: () => Promise<void>): Promise<void> {
  gauge.reset();
  await read().catch(() => gauge.remove());
}
