// What a full disk under PostgreSQL and under Redis does: `npm run test:disks`. Apart from the other faults
// because mounting a small disk needs root.
import { isDeepStrictEqual } from 'node:util';
import { Redis } from 'ioredis';
import { missingServers } from '../support/servers.js';
import { untilTrue } from '../support/until.js';
import { countOutcome, NOTHING_WRONG } from './support/fault-row.js';
import { ServerDeployment } from './support/server-deployment.js';
import { SmallDisk } from './support/small-disk.js';
import { FILES_A_REQUEST, type Uploads } from './support/uploads.js';

const POSTGRES_MEGABYTES = 128;
const REDIS_MEGABYTES = 16;
const FILES = 80;

if (missingServers.length > 0) {
  process.stderr.write(`Server mode cannot be tried: ${missingServers.join('; ')}\n`);
  process.exit(1);
}

const disks: SmallDisk[] = [];
try {
  for (const megabytes of [POSTGRES_MEGABYTES, REDIS_MEGABYTES]) disks.push(await SmallDisk.mount(megabytes));
} catch (error) {
  process.stderr.write(
    `Not tried: a small disk cannot be mounted here (${(error as Error).message.trim()})\n`,
  );
  await Promise.all(disks.map((disk) => disk.unmount()));
  process.exit(1);
}
const [postgresDisk, redisDisk] = disks as [SmallDisk, SmallDisk];
const deployment = await ServerDeployment.start({
  postgres: postgresDisk.folder,
  redis: redisDisk.folder,
});
try {
  await fillUnderRedis();
  await fillUnderPostgres();
} finally {
  await deployment.stop();
  await Promise.all(disks.map((disk) => disk.unmount()));
}

async function fillUnderPostgres(): Promise<void> {
  const { postgres } = deployment.servers;
  const before = deployment.nextUploads(FILES);
  await before.send(deployment.api.url);
  const uploads = deployment.nextUploads(FILES);
  // While the worker is at those that were accepted.
  await postgresDisk.fill();
  if (await uploads.send(deployment.api.url)) throw new Error('PostgreSQL found room on a full disk');
  const said = [
    `after ${before.accepted.size + uploads.accepted.size} accepted: ${uploads.refusals.join() || 'no answer'}`,
    `search ${(await search()).status}`,
    `PostgreSQL ${postgres.isRunning() ? 'runs' : 'has ended'}`,
  ];
  await postgresDisk.makeRoom();
  if (!postgres.isRunning()) await postgres.start();
  await report('full disk under PostgreSQL', said, before, uploads);
}

async function fillUnderRedis(): Promise<void> {
  const redis = new Redis(deployment.servers.redis.url);
  const uploads = deployment.nextUploads(FILES);
  try {
    await redisDisk.fill();
    // Redis says so from the write on that comes after the one that failed.
    await untilTrue(() => isRefused(redis));
    const isAccepted = await uploads.send(deployment.api.url);
    const said = [
      isAccepted ? `${uploads.accepted.size} accepted` : `refused: ${uploads.refusals.join()}`,
      `search ${(await search()).status}`,
    ];
    await redisDisk.makeRoom();
    await report("full disk under Redis' append-only file", said, uploads);
  } finally {
    redis.disconnect();
  }
}

function search() {
  return deployment.client.search({ query: 'a hat' });
}

function isRefused(redis: Redis): Promise<boolean> {
  return redis.set('anything', 'at all').then(
    () => false,
    (error: Error) => error.message.startsWith('MISCONF'),
  );
}

/** Has everything settled, and prints what happened and what became of the images. */
async function report(name: string, said: string[], ...all: [Uploads, ...Uploads[]]): Promise<void> {
  const outcome = await deployment.outcomeOf(all.at(-1)!);
  const accepted = new Set(all.flatMap((uploads) => [...uploads.accepted]));
  const { blobOrphans, ...counts } = countOutcome({ ...outcome, accepted });
  process.stdout.write(`${name}: ${said.join('; ')}\n  ${JSON.stringify({ ...counts, blobOrphans })}\n`);
  const files = all.length * FILES;
  const { blobOrphans: _, ...nothingWrong } = NOTHING_WRONG;
  const whole = { accepted: files, indexed: files, failed: 0, deleted: 0, ...nothingWrong };
  // Of uploads whose rows found no room: nobody knows them, and they are removed when they are an hour old.
  const refusedFiles = all.flatMap(({ refusals }) => refusals).length * FILES_A_REQUEST;
  if (isDeepStrictEqual(counts, whole) && blobOrphans <= refusedFiles) return;
  process.stderr.write('Something was lost, or is left that should not be\n');
  process.exitCode = 1;
}
