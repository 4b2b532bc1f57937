import { setTimeout as delay } from 'node:timers/promises';
import { Client } from '../support/client.js';
import type { Figure } from './figure.js';
import { sentence, THINGS } from './queries.js';
import { SearchClient } from './search-client.js';
import { median, quantile } from './statistics.js';

const ROUNDS = 3;
const WARM_UP = 20;
const SEARCHES = 300;
const POLL_MS = 250;

/** Low, so that most images get tags and many are hidden: the most there is to write. */
const CUT = 0.05;
const THRESHOLD = 0.05;

const POLICY = {
  prohibited: ['a shoe', 'a boot', 'footwear'],
  allowed: ['a bag', 'a hat', 'a shirt', 'a jacket'],
  action: 'hide',
};

type Job = { state: string };
type DryRun = { judged: number; nextCursor?: string };

/** What goes over all images. Every round changes a little, so that all of it is to be written again. */
type Work = { name: string; run: (client: Client, round: number) => Promise<void> };

const works: Work[] = [
  {
    name: `tagged again by ${THINGS.length} labels`,
    run: (client, round) =>
      change(client, '/label-sets/things', { labels: THINGS, cut: CUT + round / 1_000 }),
  },
  {
    name: 'judged again by a policy',
    run: (client, round) =>
      change(client, '/policies/shoes', { ...POLICY, threshold: THRESHOLD + round / 1_000 }),
  },
  { name: 'dry run of a draft', run: dryRun },
];

/** One work done once, and the times of searches before it and meanwhile, one after the other. */
type Round = { seconds: number; before: number[]; meanwhile: number[]; loopMs: number | null };

export type EvaluatedService = {
  url: string;
  /** How many images its default collection has. */
  images: number;
  /** The 99th percentile of the delay of the event loop since the last reading, where it can be asked. */
  readLoopMs?: () => Promise<number>;
};

/**
 * Changes label set and policy of a service, and dry-runs a draft, while searches for new sentences go on. The works
 * take turns; each figure is the median of the rounds.
 */
export async function evaluationRounds(
  { url, images, readLoopMs }: EvaluatedService,
  say: (line: string) => void,
): Promise<Figure[]> {
  const client = new Client(url);
  const searches = new SearchClient(url);
  const texts = sentences();
  const search = async () => (await searches.search({ query: texts.next().value as string })).milliseconds;
  for (let number = 0; number < WARM_UP; number += 1) await search();

  const rounds = new Map<Work, Round[]>(works.map((work) => [work, []]));
  for (let number = 1; number <= ROUNDS; number += 1) {
    for (const work of works) {
      const before: number[] = [];
      while (before.length < SEARCHES) before.push(await search());
      await readLoopMs?.();
      const meanwhile: number[] = [];
      const seconds = await during(
        () => work.run(client, number),
        async () => void meanwhile.push(await search()),
      );
      const round = { seconds, before, meanwhile, loopMs: (await readLoopMs?.()) ?? null };
      rounds.get(work)!.push(round);
      say(`round ${number}, ${work.name}: ${describe(round)}`);
    }
  }
  searches.close();
  return [
    ...Array.from(rounds, ([{ name }, all]) =>
      figuresOf(`${images / 1_000} k images ${name}`, images, all),
    ).flat(),
    ...(await writtenTo(client, images)),
  ];
}

function describe({ seconds, before, meanwhile }: Round): string {
  const p99 = (times: readonly number[]) => `${quantile(times, 0.99).toFixed(1)} ms`;
  return `${seconds.toFixed(1)} s, search p99 ${p99(before)} before, ${p99(meanwhile)} meanwhile`;
}

/** Does `other` again and again until `work` is done; the seconds that this took. */
async function during(work: () => Promise<void>, other: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  let isDone = false;
  const done = work().finally(() => (isDone = true));
  // Whether it failed is asked when the last of the others is done.
  done.catch(() => undefined);
  while (!isDone) await other();
  await done;
  return (performance.now() - startedAt) / 1_000;
}

function figuresOf(name: string, images: number, rounds: readonly Round[]): Figure[] {
  const of = (value: (round: Round) => number) => median(rounds.map(value));
  const time = (which: 'before' | 'meanwhile', q: number): Figure => ({
    name: `  search ${which}: p${q * 100}`,
    value: of((round) => quantile(round[which], q)),
    unit: 'ms',
  });
  const seconds = of((round) => round.seconds);
  const ratio = of(({ before, meanwhile }) => quantile(meanwhile, 0.99) / quantile(before, 0.99));
  const loops = rounds.flatMap(({ loopMs }) => loopMs ?? []);
  return [
    { name, value: seconds, unit: 's', target: { atMost: 60 } },
    { name: '  images per second', value: images / seconds, unit: '1/s' },
    time('before', 0.5),
    time('before', 0.99),
    time('meanwhile', 0.5),
    time('meanwhile', 0.99),
    { name: '  search: p99 meanwhile / before', value: ratio, unit: 'ratio', target: { atMost: 2 } },
    ...(loops.length > 0
      ? [{ name: '  event loop: p99', value: median(loops), unit: 'ms', target: { atMost: 20 } } as const]
      : []),
  ];
}

/** How much there was to write. */
async function writtenTo(client: Client, images: number): Promise<Figure[]> {
  const count = async (field: string, isCounted: (value: string) => boolean) => {
    const path = client.path(`/facets?field=${field}`);
    const { body } = await client.request<{ items: { value: string; count: number }[] }>('GET', path);
    return body.items.filter(({ value }) => isCounted(value)).reduce((sum, item) => sum + item.count, 0);
  };
  const tags = await count('tags', () => true);
  const hidden = await count('flags', (flag) => flag === 'hidden');
  return [
    { name: 'tags, an image', value: tags / images, unit: 'ratio' },
    { name: 'images that the policy hides', value: hidden / images, unit: 'share' },
  ];
}

/** Each a text that was not asked for before. */
function* sentences(): Generator<string> {
  for (let number = 0; ; number += 1) yield sentence(number);
}

/** Puts a label set or policy, and waits until all images are judged by it. */
async function change(client: Client, path: string, content: unknown): Promise<void> {
  const { body } = await client.request<{ jobId: string }>('PUT', client.path(path), content);
  for (;;) {
    const { body: job } = await client.request<Job>('GET', `/v1/jobs/${body.jobId}`);
    if (job.state === 'finished') return;
    await delay(POLL_MS);
  }
}

/** To its end, answer by answer. */
async function dryRun(client: Client): Promise<void> {
  let cursor: string | undefined;
  do {
    const draft = { ...POLICY, threshold: THRESHOLD, ...(cursor && { cursor }) };
    const { body } = await client.request<DryRun>('POST', client.path('/policies/dry-run'), draft);
    cursor = body.nextCursor;
  } while (cursor);
}
