import { Redis } from 'ioredis';
import { v7 as uuid } from 'uuid';
import { NOTHING_WRONG } from '../faults/support/fault-row.js';
import type { Treatment } from '../faults/support/faulty-proxy.js';
import { ServerDeployment } from '../faults/support/server-deployment.js';
import { untilTrue } from '../support/until.js';

const FILES = 8;
const ALL_INDEXED = { ...NOTHING_WRONG, accepted: FILES, indexed: FILES };
const TIME_LIMIT_MS = 120_000;

let deployment: ServerDeployment;

beforeAll(async () => {
  deployment = await ServerDeployment.start();
}, 60_000);

afterAll(() => deployment.stop());

/** Lets a test talk to the queue's Redis as an administrator. */
async function withRedis(work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(deployment.servers.redis.url);
  try {
    await work(redis);
  } finally {
    redis.disconnect();
  }
}

const search = () => deployment.client.search({ query: 'a hat' });

test.each<[point: string, times: number]>([
  ['after the row', 2],
  ['before the job is queued', 2],
  ['after the job is queued', 2],
])(
  'SIGKILL of the api %s',
  async (point, times) => {
    await deployment.api.end('SIGTERM');
    await deployment.startApi({ point, times });
    const uploads = deployment.nextUploads();
    expect(await uploads.send(deployment.api.url)).toBe(false);
    await deployment.api.ended;
    await deployment.startApi();
    expect(await deployment.settle(`SIGKILL of the api ${point}`, uploads)).toMatchObject(ALL_INDEXED);
  },
  TIME_LIMIT_MS,
);

test.each<[point: string, times: number]>([
  ['while encoding', 3],
  ['after the upsert', 3],
  ['after the state, before the job is done', 3],
])(
  'SIGKILL of a worker %s',
  async (point, times) => {
    await deployment.worker.end('SIGTERM');
    await deployment.startWorker({ point, times });
    const uploads = deployment.nextUploads();
    await uploads.send(deployment.api.url);
    await deployment.worker.ended;
    await deployment.startWorker();
    expect(await deployment.settle(`SIGKILL of a worker ${point}`, uploads)).toMatchObject(ALL_INDEXED);
  },
  TIME_LIMIT_MS,
);

test(
  'SIGTERM to a worker in the middle of its work',
  async () => {
    const uploads = deployment.nextUploads();
    await uploads.send(deployment.api.url);
    expect(await deployment.worker.end('SIGTERM')).toBe(0);
    await deployment.startWorker();
    const row = await deployment.settle('SIGTERM to a worker in the middle of its work', uploads);
    expect(row).toMatchObject(ALL_INDEXED);
  },
  TIME_LIMIT_MS,
);

test(
  'Redis away: uploads are accepted and searches answered; all is indexed once it is back',
  async () => {
    await deployment.servers.redis.halt();
    const uploads = deployment.nextUploads();
    expect(await uploads.send(deployment.api.url)).toBe(true);
    expect((await search()).status).toBe(200);
    await deployment.servers.redis.start();
    expect(await deployment.settle('Redis stopped and started', uploads)).toMatchObject(ALL_INDEXED);
  },
  TIME_LIMIT_MS,
);

test(
  'Redis flushed: the jobs are made again from the catalog',
  async () => {
    const uploads = deployment.nextUploads();
    await uploads.send(deployment.api.url);
    await withRedis((redis) => redis.flushall());
    expect(await deployment.settle('Redis flushed', uploads)).toMatchObject(ALL_INDEXED);
  },
  TIME_LIMIT_MS,
);

test(
  'Redis out of memory: uploads are accepted, and indexed once it has room',
  async () => {
    await withRedis((redis) => redis.config('SET', 'maxmemory', '1'));
    const uploads = deployment.nextUploads();
    expect(await uploads.send(deployment.api.url)).toBe(true);
    expect((await search()).status).toBe(200);
    await withRedis((redis) => redis.config('SET', 'maxmemory', '0'));
    const row = await deployment.settle('Redis out of memory (noeviction)', uploads);
    expect(row).toMatchObject(ALL_INDEXED);
  },
  TIME_LIMIT_MS,
);

test(
  'jobs that nobody understands are dropped, and hold nothing up',
  async () => {
    await withRedis(async (redis) => {
      for (const data of ['{"version":2,"pictures":[]}', '{"version":1,"imageId":7}', 'null', 'not JSON']) {
        const id = uuid();
        await redis.hset(`bull:ingest:${id}`, {
          ...{ name: 'ingest', data, opts: '{"attempts":3,"removeOnFail":true}' },
          ...{ timestamp: Date.now(), delay: 0, priority: 0 },
        });
        await redis.lpush('bull:ingest:wait', id);
      }
    });
    const uploads = deployment.nextUploads();
    await uploads.send(deployment.api.url);
    const row = await deployment.settle('a job of an unknown version, jobs of garbage', uploads);
    expect(row).toMatchObject(ALL_INDEXED);
    // BullMQ gives no handler what is not JSON: that job goes round in the queue, and takes no place in the work.
    await withRedis(async (redis) => {
      const left = async () =>
        (await redis.llen('bull:ingest:wait')) + (await redis.llen('bull:ingest:active'));
      await untilTrue(async () => (await left()) <= 1);
      await redis.flushall();
    });
  },
  TIME_LIMIT_MS,
);

test(
  'PostgreSQL restarted under work',
  async () => {
    const uploads = deployment.nextUploads();
    await uploads.send(deployment.api.url);
    await deployment.servers.postgres.halt();
    const linesBefore = deployment.worker.output.length;
    expect((await search()).status).toBe(503);
    await deployment.servers.postgres.start();
    const row = await deployment.settle('PostgreSQL restarted', uploads);
    expect(row).toMatchObject(ALL_INDEXED);
    // Not one for every image and every retry.
    expect(deployment.worker.output.length - linesBefore).toBeLessThan(20);
  },
  TIME_LIMIT_MS,
);

test.each<[fault: string, treatment: Treatment | 'down', status: number]>([
  ['down', 'down', 503],
  ['slower than its time limit', 'wait', 504],
  ['resets connections', 'reset', 503],
  ['answers 429', 429, 503],
  ['answers 500', 500, 503],
  ['answers 507', 507, 503],
])(
  'vector store %s: uploads are accepted, and indexed once it is well',
  async (fault, treatment, status) => {
    if (treatment === 'down') await deployment.proxy.close();
    else deployment.proxy.treatment = treatment;
    const unfinished = await deployment.unfinished();
    const uploads = deployment.nextUploads();
    expect(await uploads.send(deployment.api.url)).toBe(true);
    expect((await search()).status).toBe(status);
    await untilTrue(async () => (await deployment.unfinished()) > unfinished);
    if (treatment === 'down') await deployment.proxy.open();
    deployment.proxy.treatment = 'pass';
    const name = `vector store ${fault}`;
    expect(await deployment.settle(name, uploads)).toMatchObject(ALL_INDEXED);
  },
  TIME_LIMIT_MS,
);

test(
  'two reconcilers started at once',
  async () => {
    await deployment.worker.end('SIGKILL');
    const uploads = deployment.nextUploads();
    await uploads.send(deployment.api.url);
    const [deleted] = uploads.accepted;
    await deployment.client.request('DELETE', deployment.client.path(`/images/${deleted}`));
    const [, other] = await Promise.all([deployment.startWorker(), deployment.startAnotherWorker()]);
    const row = await deployment.settle('two reconcilers started at once', uploads);
    expect(row).toMatchObject({ ...NOTHING_WRONG, accepted: FILES, indexed: FILES - 1, deleted: 1 });
    expect(await other.end('SIGTERM')).toBe(0);
  },
  TIME_LIMIT_MS,
);

// The last: what it leaves is in the blob store for an hour.
test(
  'SIGKILL of the api after the blob',
  async () => {
    await deployment.api.end('SIGTERM');
    await deployment.startApi({ point: 'after the blob', times: 6 });
    const uploads = deployment.nextUploads();
    expect(await uploads.send(deployment.api.url)).toBe(false);
    await deployment.api.ended;
    await deployment.startApi();
    const { blobOrphans, ...row } = await deployment.settle('SIGKILL of the api after the blob', uploads);
    const { blobOrphans: _, ...others } = ALL_INDEXED;
    expect(row).toMatchObject(others);
    // The originals of the upload that got no answer; another api might be about to commit their rows.
    expect(blobOrphans).toBeGreaterThanOrEqual(2);
    expect(blobOrphans).toBeLessThanOrEqual(4);
  },
  TIME_LIMIT_MS,
);
