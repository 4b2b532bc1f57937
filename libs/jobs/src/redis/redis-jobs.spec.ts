import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { v7 as uuid } from 'uuid';
import { freePort } from '../../../../test/support/free-port.js';
import { hasRedis, redisHint, startRedis } from '../../../../test/support/redis.js';
import type { TestServer } from '../../../../test/support/test-server.js';
import { untilTrue } from '../../../../test/support/until.js';
import { INGEST_QUEUE } from '../ingest-job.js';
import { describeJobsContract } from '../jobs.contract.js';
import { RedisJobs } from './redis-jobs.js';

const describeOnRedis = hasRedis ? describe : describe.skip;

describeOnRedis(`on a real Redis (${redisHint})`, () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startRedis();
  });

  afterAll(() => server?.stop());

  describeJobsContract('Redis', async () => {
    const admin = new Redis(server.url);
    await admin.flushall();
    return {
      jobs: await RedisJobs.open(server.url, () => undefined),
      url: server.url,
      addForeign: async (payload) => {
        const queue = new Queue(INGEST_QUEUE, { connection: admin });
        queue.on('error', () => undefined);
        await queue.add('ingest', payload, { attempts: 3 });
        await queue.close();
      },
      close: async () => void (await admin.quit()),
    };
  });

  test('while Redis is away adding fails at once; afterwards queue and worker go on by themselves', async () => {
    const errors: Error[] = [];
    const jobs = await RedisJobs.open(server.url, (error) => errors.push(error));
    const queue = jobs.createIngestQueue();
    const seen: string[] = [];
    const worker = jobs.createIngestWorker(async (id) => void seen.push(id), {
      concurrency: 1,
      lockDurationMs: 1_000,
    });
    const [before, during, after] = [uuid(), uuid(), uuid()];
    await queue.add([before]);
    await untilTrue(() => seen.includes(before));

    await server.kill();
    const startedAt = performance.now();
    await expect(queue.add([during])).rejects.toThrow();
    await expect(queue.check()).rejects.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await untilTrue(() => errors.length > 0);

    await server.start();
    await untilTrue(() =>
      queue.add([after]).then(
        () => true,
        () => false,
      ),
    );
    await untilTrue(() => seen.includes(after));
    expect(seen).not.toContain(during);
    await worker.drain();
    await queue.close();
  });

  test('a wrong password is said in one line that names the setting', async () => {
    const guarded = await startRedis({ password: 'right' });
    try {
      for (const user of ['', ':wrong@']) {
        const url = guarded.url.replace(':right@', user);
        await expect(RedisJobs.open(url, () => undefined)).rejects.toMatchObject({
          code: 'queue_refused',
          message: expect.stringMatching(
            /^REDIS_URL: Redis at 127\.0\.0\.1:\d+ refuses us .*password[^\n]*$/,
          ),
        });
      }
      const jobs = await RedisJobs.open(guarded.url, () => undefined);
      await jobs.createIngestQueue().close();
    } finally {
      await guarded.stop();
    }
  });
});

test('a Redis that does not answer is said in one line that names the setting', async () => {
  const url = `redis://127.0.0.1:${await freePort()}`;
  await expect(RedisJobs.open(url, () => undefined)).rejects.toMatchObject({
    code: 'queue_unreachable',
    message: expect.stringMatching(
      /^REDIS_URL: no Redis answers at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\. [^\n]*$/,
    ),
  });
});
