import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../bench/statistics.js';
import { metric, readMetrics } from '../support/metrics.js';
import type { Running } from './deployment.js';

const INTERVAL_MS = 1_000;

/** What a process says of its memory at one time, in bytes. */
export type Sample = Pick<Running, 'name' | 'life'> & {
  /** Since the beginning. */
  seconds: number;
  rss: number;
  /** Of it the objects of JavaScript, and buffers outside of its heap. */
  heap: number;
  external: number;
};

/** How the memory of a process that lived through both compares, in the second and in the last third of the time. */
export type MemoryRow = { name: string; secondThird: number; lastThird: number };

/** Asks each process for its memory once a second, until told to end. */
export async function watchMemory(processes: () => Running[], signal: AbortSignal): Promise<Sample[]> {
  const startedAt = performance.now();
  const samples: Sample[] = [];
  while (!signal.aborted) {
    const seconds = (performance.now() - startedAt) / 1_000;
    await Promise.all(
      processes().map(async ({ name, life, url }) => {
        // One that was killed meanwhile says nothing.
        const text = await readMetrics(url).catch(() => '');
        const rss = metric(text, 'process_resident_memory_bytes');
        const heap = metric(text, 'nodejs_heap_size_used_bytes');
        const external = metric(text, 'nodejs_external_memory_bytes');
        if (rss > 0) samples.push({ name, life, seconds, rss, heap, external });
      }),
    );
    await delay(INTERVAL_MS);
  }
  return samples;
}

/**
 * The median resident memory of each process in the second and in the last third of `seconds`. A process that was
 * started anew after the first third has nothing to compare.
 */
export function compareThirds(samples: readonly Sample[], seconds: number): MemoryRow[] {
  const names = [...new Set(samples.map(({ name }) => name))];
  return names.flatMap((name) => {
    const own = samples.filter((sample) => sample.name === name && sample.seconds >= seconds / 3);
    if (new Set(own.map(({ life }) => life)).size !== 1) return [];
    const [second, last] = [
      own.filter((sample) => sample.seconds < (2 * seconds) / 3),
      own.filter((sample) => sample.seconds >= (2 * seconds) / 3),
    ].map((third) => median(third.map(({ rss }) => rss)));
    return [{ name, secondThird: second!, lastThird: last! }];
  });
}
