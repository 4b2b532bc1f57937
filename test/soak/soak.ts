import { setTimeout as delay } from 'node:timers/promises';
import { countOutcome, type OutcomeCounts } from '../faults/support/fault-row.js';
import { Client } from '../support/client.js';
import { pictureMaker } from '../support/many-pictures.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';
import type { Deployment } from './deployment.js';
import { compareThirds, watchMemory, type MemoryRow, type Sample } from './memory.js';
import { Requests, type Counts, type Kind } from './requests.js';
import { MOST_FILES, Traffic } from './traffic.js';

const KILL_INTERVAL_SECONDS = 60;
const IDLE_LIMIT_MS = 180_000;
const MOST_GROWTH = 1.15;

export type SoakResult = {
  deployment: string;
  seconds: number;
  /** How often each process was killed. */
  kills: Record<string, number>;
  /** The process that clients talk to. */
  serving: string;
  requests: Record<Kind, Counts>;
  failures: string[];
  images: OutcomeCounts & { deletedByClients: number };
  memory: MemoryRow[];
  /** Processes that have to be among those of `memory`. */
  compared: readonly string[];
  samples: Sample[];
};

/**
 * Has clients use a deployment for `seconds` while one of its processes is killed every minute, and stops it; what
 * became of it.
 */
export async function soak(
  deployment: Deployment,
  seconds: number,
  say: (line: string) => void,
): Promise<SoakResult> {
  const over = new AbortController();
  try {
    const requests = new Requests(deployment);
    const traffic = new Traffic(requests, await pictureMaker());
    const [kills, samples] = await Promise.all([
      killOnceAMinute(deployment, seconds, { say, signal: over.signal }).finally(() => over.abort()),
      watchMemory(() => deployment.processes, over.signal),
      traffic.run(over.signal),
    ]);

    await untilTrue(() => isIdle(new Client(deployment.url)), IDLE_LIMIT_MS);
    const outcome = countOutcome({
      accepted: traffic.accepted,
      files: traffic.files,
      invariants: await deployment.invariants(),
    });
    return {
      deployment: deployment.name,
      seconds,
      kills,
      serving: deployment.serving,
      requests: requests.counts,
      failures: requests.failures,
      images: { ...outcome, deletedByClients: traffic.deletedAt.size },
      memory: compareThirds(samples, seconds),
      compared: deployment.compared,
      samples,
    };
  } finally {
    over.abort();
    await deployment.stop();
  }
}

async function killOnceAMinute(
  deployment: Deployment,
  seconds: number,
  { say, signal }: { say: (line: string) => void; signal: AbortSignal },
): Promise<SoakResult['kills']> {
  const kills: SoakResult['kills'] = {};
  const startedAt = performance.now();
  const until = (second: number) =>
    delay(Math.max(0, startedAt + second * 1_000 - performance.now()), undefined, { signal });
  for (let kill = 0, at; (at = (kill + 0.5) * KILL_INTERVAL_SECONDS) < seconds; kill += 1) {
    const victim = deployment.victim(kill, at < seconds / 3);
    if (victim === undefined) break;
    await until(at);
    say(`${at} s: SIGKILL of the ${victim}`);
    await deployment.kill(victim);
    kills[victim] = (kills[victim] ?? 0) + 1;
  }
  await until(seconds);
  return kills;
}

/** What was promised and is not so. */
export function brokenPromises(result: SoakResult): string[] {
  const { kills, serving, requests, failures, images, memory, compared } = result;
  const { failed, deleted, lost, duplicated, catalogOrphans, vectorOrphans, blobOrphans } = images;
  const zero = { failed, lost, duplicated, catalogOrphans, vectorOrphans };
  return [
    ...failures,
    ...Object.entries(requests)
      .filter(([, { answered }]) => answered === 0)
      .map(([kind]) => `no ${kind} were answered`),
    ...Object.entries(zero)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `images: ${count} ${name}`),
    ...(deleted === images.deletedByClients
      ? []
      : [`images: ${deleted} deleted, by clients ${images.deletedByClients}`]),
    // Of the one upload that a kill may cut off between its blobs and its rows; removed when an hour old.
    ...(blobOrphans <= (kills[serving] ?? 0) * MOST_FILES
      ? []
      : [`images: ${blobOrphans} blobs without a row`]),
    ...compared
      .filter((process) => !memory.some(({ name }) => name === process))
      .map((process) => `memory: nothing to compare of the ${process}`),
    ...memory
      .filter(({ secondThird, lastThird }) => lastThird > MOST_GROWTH * secondThird)
      .map(({ name }) => `memory: the ${name} grows`),
  ];
}
