import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '@cliptext/config';
import type { Figure, Measurement } from './figure.js';
import { sentence, shortPrompt } from './queries.js';
import { SearchClient, type Timed } from './search-client.js';
import { Service } from './service.js';
import { median, quantile } from './statistics.js';
import { dataFolderWith } from './synthetic-library.js';

const WARM_UP = 20;
const SEARCHES = 200;
const CACHED_TEXTS = 20;

/** The most that is promised, at 100 k images. */
type Targets = { p50: number; p99: number; outside: number };

type Case = {
  name: string;
  /** The search of a number; texts of a higher number were not asked for before, unless the case is `cached`. */
  body(number: number): { query: string; negative?: string[] };
  targets?: Targets;
};

const cases: Case[] = [
  {
    name: 'cached sentence',
    body: (number) => ({ query: sentence(number % CACHED_TEXTS) }),
    targets: { p50: 7, p99: 15, outside: 2 },
  },
  {
    name: 'cached sentence, a negative',
    body: (number) => ({
      query: sentence(number % CACHED_TEXTS),
      negative: [sentence((number % CACHED_TEXTS) + CACHED_TEXTS)],
    }),
  },
  {
    name: 'new sentence',
    body: (number) => ({ query: sentence(1_000 + number) }),
    targets: { p50: 12, p99: 30, outside: 2 },
  },
  {
    name: 'new sentence, a negative',
    body: (number) => ({ query: sentence(2_000 + number), negative: [sentence(3_000 + number)] }),
  },
  { name: 'new short prompt', body: (number) => ({ query: shortPrompt(number) }) },
  {
    name: 'new short prompt, a negative',
    body: (number) => ({ query: shortPrompt(240 + number), negative: [shortPrompt(480 + number)] }),
  },
];

/** Searches over HTTP, one after the other on one connection; the cases take turns. */
export const search: Measurement = {
  name: 'search',
  async run(say): Promise<Figure[]> {
    const figures: Figure[] = [];
    for (const count of [10_000, 100_000]) {
      say(`preparing ${count} images`);
      const service = await Service.start(await dataFolderWith(count));
      const client = new SearchClient(service.url);
      say(`searching ${count} images`);
      const timed = await searchInTurns(client);
      client.close();
      await service.stop();
      const bytes = median([...timed.values()].flat().map((one) => one.bytes));
      figures.push({
        name: `${count / 1_000} k, a bare HTTP answer of that size: p50`,
        value: await timeBareHttp(bytes),
        unit: 'ms',
      });
      for (const [{ name, targets }, searches] of timed) {
        figures.push(
          ...figuresOf(`${count / 1_000} k, ${name}`, searches, count === 100_000 ? targets : undefined),
        );
      }
    }
    return figures;
  },
};

async function searchInTurns(client: SearchClient): Promise<Map<Case, Timed[]>> {
  const timed = new Map<Case, Timed[]>(cases.map((one) => [one, []]));
  for (let number = 0; number < WARM_UP + SEARCHES; number += 1) {
    for (const [one, searches] of timed) {
      const result = await client.search(one.body(number));
      if (number >= WARM_UP) searches.push(result);
    }
  }
  return timed;
}

/** What an answer of so many bytes takes this client from a server that does nothing, median in milliseconds. */
async function timeBareHttp(bytes: number): Promise<number> {
  const server = fork(builtFile('./bare-http-server.js', import.meta.url).pathname, [String(bytes)]);
  const [port] = (await once(server, 'message')) as [number];
  const client = new SearchClient(`http://127.0.0.1:${port}`);
  const times: number[] = [];
  for (let number = 0; number < WARM_UP + SEARCHES; number += 1) {
    const { milliseconds } = await client.search({ query: sentence(number) });
    if (number >= WARM_UP) times.push(milliseconds);
  }
  client.close();
  server.kill();
  return median(times);
}

/** "Outside" is what neither encoding nor the vector store took: ranking, records, HTTP, and the client's own part. */
function figuresOf(name: string, searches: readonly Timed[], targets?: Targets): Figure[] {
  const at = (q: number, value: (one: Timed) => number): number => quantile(searches.map(value), q);
  const outside = ({ milliseconds, answer: { tookMs } }: Timed): number =>
    milliseconds - tookMs.encode - tookMs.retrieve;
  return [
    {
      name: `${name}: p50`,
      value: at(0.5, (one) => one.milliseconds),
      unit: 'ms',
      ...(targets && { target: { atMost: targets.p50 } }),
    },
    {
      name: `${name}: p99`,
      value: at(0.99, (one) => one.milliseconds),
      unit: 'ms',
      ...(targets && { target: { atMost: targets.p99 } }),
    },
    { name: '  encode, p50', value: at(0.5, ({ answer }) => answer.tookMs.encode), unit: 'ms' },
    { name: '  retrieve, p50', value: at(0.5, ({ answer }) => answer.tookMs.retrieve), unit: 'ms' },
    { name: '  rank and records, p50', value: at(0.5, ({ answer }) => answer.tookMs.rank), unit: 'ms' },
    {
      name: '  HTTP and the rest, p50',
      value: at(0.5, ({ milliseconds, answer }) => milliseconds - answer.tookMs.total),
      unit: 'ms',
    },
    {
      name: '  outside encoder and store, p50',
      value: at(0.5, outside),
      unit: 'ms',
      ...(targets && { target: { atMost: targets.outside } }),
    },
  ];
}
