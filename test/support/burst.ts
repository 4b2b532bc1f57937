import { setTimeout as delay } from 'node:timers/promises';
import { Client, type UploadFile } from './client.js';
import { metric, readMetrics } from './metrics.js';

export type BurstOutcome = {
  /** Ids of the images that were accepted. */
  accepted: string[];
  /** Requests that were told to come again, and did. */
  refused: number;
};

/**
 * Sends many uploads at once, as clients that come again when they are told to.
 *
 * @param makeFiles the files of the n-th upload
 * @throws when an answer is neither 202 nor a 429 or 503 with a time to come again
 */
export async function sendBurst(
  url: string,
  uploads: number,
  makeFiles: (upload: number) => UploadFile[],
): Promise<BurstOutcome> {
  const client = new Client(url);
  const outcome: BurstOutcome = { accepted: [], refused: 0 };
  const send = async (files: UploadFile[]): Promise<void> => {
    for (;;) {
      const { status, headers, body } = await client.upload(files);
      if (status === 202) return void outcome.accepted.push(...body.images.map(({ id }) => id));
      const retrySeconds = Number(headers.get('retry-after'));
      if (![429, 503].includes(status) || !retrySeconds) throw new Error(`${status} ${body.code}`);
      outcome.refused += 1;
      await delay(retrySeconds * 1_000);
    }
  };
  await Promise.all(Array.from({ length: uploads }, (_, upload) => send(makeFiles(upload))));
  return outcome;
}

/** Resident memory of a process of ours. */
export async function residentBytes(url: string): Promise<number> {
  return metric(await readMetrics(url), 'process_resident_memory_bytes');
}

export type Watched<Result> = {
  result: Result;
  /** The most resident memory that was seen. */
  mostBytes: number;
  /** The slowest answer of /livez. */
  slowestMs: number;
};

/** Does `work` while it looks at a process over and over. */
export async function watching<Result>(url: string, work: () => Promise<Result>): Promise<Watched<Result>> {
  const seen = { mostBytes: 0, slowestMs: 0 };
  let isOver = false;
  const watch = (async () => {
    while (!isOver) {
      const startedAt = performance.now();
      const { status } = await fetch(`${url}/livez`);
      if (status !== 200) throw new Error(`/livez answered ${status}`);
      seen.slowestMs = Math.max(seen.slowestMs, performance.now() - startedAt);
      seen.mostBytes = Math.max(seen.mostBytes, await residentBytes(url));
    }
  })();
  const result = await work().finally(() => (isOver = true));
  await watch;
  return { result, ...seen };
}
