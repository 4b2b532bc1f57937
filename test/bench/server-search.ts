import { startServerMode } from '../support/server-mode.js';
import type { Figure, Measurement } from './figure.js';
import { sentence } from './queries.js';
import { SearchClient, type Timed } from './search-client.js';
import { quantile } from './statistics.js';
import { addImages, inServers } from './synthetic-library.js';

const IMAGES = 10_000;
const WARM_UP = 20;
const SEARCHES = 200;

const cases = [
  { name: 'new sentence', body: (number: number) => ({ query: sentence(number) }) },
  {
    name: 'new sentence, a negative',
    body: (number: number) => ({ query: sentence(2_000 + number), negative: [sentence(4_000 + number)] }),
  },
];

/** Searches over HTTP with the vectors in the Qdrant test target: its engine is real, its HTTP server is Python. */
export const serverSearch: Measurement = {
  name: 'search through the Qdrant test target',
  async run(say): Promise<Figure[]> {
    const app = await startServerMode({ workers: 0 });
    say(`preparing ${IMAGES} images`);
    await inServers(app.servers, (parts) => addImages(parts, 0, IMAGES));
    const client = new SearchClient(app.url);
    const figures: Figure[] = [];
    for (const { name, body } of cases) {
      say(name);
      const timed: Timed[] = [];
      for (let number = 0; number < WARM_UP + SEARCHES; number += 1) {
        const one = await client.search(body(number));
        if (number >= WARM_UP) timed.push(one);
      }
      figures.push(...figuresOf(`${IMAGES / 1_000} k, ${name}`, timed));
    }
    client.close();
    await app.stop();
    return figures;
  },
};

function figuresOf(name: string, timed: readonly Timed[]): Figure[] {
  const at = (q: number, value: (one: Timed) => number): number => quantile(timed.map(value), q);
  return [
    { name: `${name}: p50`, value: at(0.5, (one) => one.milliseconds), unit: 'ms' },
    { name: `${name}: p99`, value: at(0.99, (one) => one.milliseconds), unit: 'ms' },
    { name: '  encode, p50', value: at(0.5, ({ answer }) => answer.tookMs.encode), unit: 'ms' },
    { name: '  retrieve, p50', value: at(0.5, ({ answer }) => answer.tookMs.retrieve), unit: 'ms' },
    { name: '  rank and records, p50', value: at(0.5, ({ answer }) => answer.tookMs.rank), unit: 'ms' },
  ];
}
