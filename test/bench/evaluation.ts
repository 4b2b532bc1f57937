import { setTimeout as delay } from 'node:timers/promises';
import { Client } from '../support/client.js';
import type { Figure, Measurement } from './figure.js';
import { sentence, THINGS } from './queries.js';
import { SearchClient } from './search-client.js';
import { Service } from './service.js';
import { quantile } from './statistics.js';
import { dataFolderWith } from './synthetic-library.js';

const IMAGES = 100_000;
const WARM_UP = 20;
const SEARCHES = 300;
const POLL_MS = 250;

/** Low, so that most images get tags: the most there is to write. */
const CUT = 0.05;

type Job = { state: string; done: number; total: number };

/** Tags all images by another label set, from their stored embeddings, while searches go on one after the other. */
export const evaluation: Measurement = {
  name: 'evaluation',
  async run(say): Promise<Figure[]> {
    say(`preparing ${IMAGES} images`);
    const service = await Service.start(await dataFolderWith(IMAGES));
    const client = new Client(service.url);
    const search = new SearchClient(service.url);
    const texts = sentences();

    say('searching');
    await service.read();
    const before: number[] = [];
    for (let number = 0; number < WARM_UP + SEARCHES; number += 1) {
      const { milliseconds } = await search.search({ query: texts.next().value as string });
      if (number >= WARM_UP) before.push(milliseconds);
    }

    say(`tagging by ${THINGS.length} labels, and searching`);
    const loopBefore = (await service.read()).eventLoopDelayMs;
    const startedAt = performance.now();
    const { body } = await client.request<{ jobId: string }>('PUT', client.path('/label-sets/things'), {
      labels: THINGS,
      cut: CUT,
    });
    const finished = untilFinished(client, body.jobId);
    const during: number[] = [];
    let isTagging = true;
    void finished.then(() => (isTagging = false));
    while (isTagging)
      during.push((await search.search({ query: texts.next().value as string })).milliseconds);
    const seconds = (performance.now() - startedAt) / 1_000;
    await finished;
    const loopMeanwhile = (await service.read()).eventLoopDelayMs;

    const tags = await client.request<{ items: { count: number }[] }>(
      'GET',
      client.path('/facets?field=tags'),
    );
    const tagged = tags.body.items.reduce((sum, { count }) => sum + count, 0);
    search.close();
    await service.stop();

    const p99 = { before: quantile(before, 0.99), during: quantile(during, 0.99) };
    return [
      { name: '100 k images tagged again', value: seconds, unit: 's', target: { atMost: 60 } },
      { name: '  images per second', value: IMAGES / seconds, unit: '1/s' },
      { name: '  tags given, an image', value: tagged / IMAGES, unit: 'ratio' },
      { name: 'search before, new sentence: p50', value: quantile(before, 0.5), unit: 'ms' },
      { name: 'search before, new sentence: p99', value: p99.before, unit: 'ms' },
      { name: 'search meanwhile, new sentence: p50', value: quantile(during, 0.5), unit: 'ms' },
      { name: 'search meanwhile, new sentence: p99', value: p99.during, unit: 'ms' },
      {
        name: '  p99 meanwhile / before',
        value: p99.during / p99.before,
        unit: 'ratio',
        target: { atMost: 2 },
      },
      { name: 'event loop before, p99', value: loopBefore.p99, unit: 'ms' },
      {
        name: 'event loop meanwhile, p99',
        value: loopMeanwhile.p99,
        unit: 'ms',
        target: { atMost: 20 },
      },
    ];
  },
};

/** Each a text that was not asked for before. */
function* sentences(): Generator<string> {
  for (let number = 20_000; ; number += 1) yield sentence(number);
}

async function untilFinished(client: Client, jobId: string): Promise<void> {
  for (;;) {
    const { body } = await client.request<Job>('GET', `/v1/jobs/${jobId}`);
    if (body.state === 'finished') return;
    await delay(POLL_MS);
  }
}
