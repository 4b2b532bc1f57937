import { setTimeout as delay } from 'node:timers/promises';
import { countOutcome, type OutcomeCounts } from '../faults/support/fault-row.js';
import { Client } from '../support/client.js';
import { checkServerInvariants } from '../support/invariants.js';
import { pictureMaker } from '../support/many-pictures.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';
import { SoakDeployment } from './deployment.js';
import { compareThirds, watchMemory, type MemoryRow, type Sample } from './memory.js';
import { Requests, type Counts, type Kind } from './requests.js';
import { MOST_FILES, Traffic } from './traffic.js';

const KILL_INTERVAL_SECONDS = 60;
/** In the first third one kill of as many is of the api, so that its memory can be compared afterwards. */
const KILLS_TO_ONE_OF_THE_API = 4;
const IDLE_LIMIT_MS = 180_000;
const MOST_GROWTH = 1.15;

export type SoakResult = {
  seconds: number;
  kills: { api: number; worker: number };
  requests: Record<Kind, Counts>;
  failures: string[];
  images: OutcomeCounts & { deletedByClients: number };
  memory: MemoryRow[];
  samples: Sample[];
};

/** Has clients use server mode for `seconds` while a process is killed every minute; what became of it. */
export async function soak(seconds: number, say: (line: string) => void): Promise<SoakResult> {
  const deployment = await SoakDeployment.start();
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
      invariants: await checkServerInvariants(deployment.servers),
    });
    return {
      seconds,
      kills,
      requests: requests.counts,
      failures: requests.failures,
      images: { ...outcome, deletedByClients: traffic.deletedAt.size },
      memory: compareThirds(samples, seconds),
      samples,
    };
  } finally {
    over.abort();
    await deployment.stop();
  }
}

async function killOnceAMinute(
  deployment: SoakDeployment,
  seconds: number,
  { say, signal }: { say: (line: string) => void; signal: AbortSignal },
): Promise<SoakResult['kills']> {
  const kills = { api: 0, worker: 0 };
  const startedAt = performance.now();
  const until = (second: number) =>
    delay(Math.max(0, startedAt + second * 1_000 - performance.now()), undefined, { signal });
  for (let kill = 0, at; (at = (kill + 0.5) * KILL_INTERVAL_SECONDS) < seconds; kill += 1) {
    await until(at);
    const victim = at < seconds / 3 && kill % KILLS_TO_ONE_OF_THE_API === 0 ? 'api' : 'worker';
    say(`${at} s: SIGKILL of the ${victim}`);
    await (victim === 'api' ? deployment.killApi() : deployment.killWorker());
    kills[victim] += 1;
  }
  await until(seconds);
  return kills;
}

/** What was promised and is not so. */
export function brokenPromises({ kills, requests, failures, images, memory }: SoakResult): string[] {
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
    ...(blobOrphans <= kills.api * MOST_FILES ? [] : [`images: ${blobOrphans} blobs without a row`]),
    ...(memory.length >= 2 ? [] : ['memory: nothing to compare']),
    ...memory
      .filter(({ secondThird, lastThird }) => lastThird > MOST_GROWTH * secondThird)
      .map(({ name }) => `memory: the ${name} grows`),
  ];
}
