// What a full disk under PostgreSQL and under Redis does: `npm run test:disks`. Apart from the other faults
// because mounting a small disk needs root.
import { isDeepStrictEqual } from 'node:util';
import { Redis } from 'ioredis';
import { missingServers } from '../support/servers.js';
import { untilTrue } from '../support/until.js';
import { countOutcome, NOTHING_WRONG } from './support/fault-row.js';
import { ServerDeployment } from './support/server-deployment.js';
import { SmallDisk } from './support/small-disk.js';
import type { Uploads } from './support/uploads.js';

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
  await fillUnderPostgres();
  await fillUnderRedis();
} finally {
  await deployment.stop();
  await Promise.all(disks.map((disk) => disk.unmount()));
}

async function fillUnderPostgres(): Promise<void> {
  const { postgres } = deployment.servers;
  const uploads = deployment.nextUploads(FILES);
  await postgresDisk.fill();
  if (await uploads.send(deployment.api.url)) throw new Error('PostgreSQL found room on a full disk');
  const said = [
    `after ${uploads.accepted.size} of ${FILES} accepted: ${uploads.refusals.join() || 'no answer'}`,
    `search ${(await search()).status}`,
    `PostgreSQL ${postgres.isRunning() ? 'runs' : 'has ended'}`,
  ];
  await postgresDisk.makeRoom();
  if (!postgres.isRunning()) await postgres.start();
  await report('full disk under PostgreSQL', said, uploads);
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

const search = () => deployment.client.search({ query: 'a hat' });

const isRefused = (redis: Redis) =>
  redis.set('anything', 'at all').then(
    () => false,
    (error: Error) => error.message.startsWith('MISCONF'),
  );

/** Has everything settled, and prints what happened and what became of the images. */
async function report(name: string, said: string[], uploads: Uploads): Promise<void> {
  const counts = countOutcome(await deployment.outcomeOf(uploads));
  process.stdout.write(`${name}: ${said.join('; ')}\n  ${JSON.stringify(counts)}\n`);
  const isWhole = isDeepStrictEqual(counts, {
    ...{ accepted: FILES, indexed: FILES, failed: 0, deleted: 0 },
    ...NOTHING_WRONG,
  });
  if (isWhole) return;
  process.stderr.write('Something was lost\n');
  process.exitCode = 1;
}
