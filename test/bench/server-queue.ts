import { PostgresJobs, RedisJobs, type Jobs } from '@cliptext/jobs';
import { Redis } from 'ioredis';
import { v7 as uuid } from 'uuid';
import { openDatabase } from '../support/database.js';
import { startRedis } from '../support/redis.js';
import { databaseCpuSeconds, ownCpuSeconds } from './cpu-time.js';
import type { Figure, Measurement } from './figure.js';
import { makeTemporaryFolder } from './temporary-folders.js';

const WARM_UP = 400;
const JOBS = 4_000;
const JOBS_A_REQUEST = 8;
const CONCURRENCY = 4;

const ignore = (): void => undefined;

/** What a job costs beside its work: jobs that do nothing, added as uploads add them. */
export const queueOverhead: Measurement = {
  name: 'queue overhead',
  async run(say): Promise<Figure[]> {
    say('Redis');
    const redis = await startRedis();
    const admin = new Redis(redis.url);
    const onRedis = await measure(await RedisJobs.open(redis.url, ignore), () => redisCpuSeconds(admin));
    admin.disconnect();
    await redis.stop();

    say('PostgreSQL');
    const dataFolder = await makeTemporaryFolder();
    const database = await openDatabase(dataFolder);
    const onPostgres = await measure(await PostgresJobs.open(database, ignore), () =>
      databaseCpuSeconds(dataFolder),
    );
    await database.close();
    return [...figuresOf('Redis', onRedis), ...figuresOf('PostgreSQL', onPostgres)];
  },
};

type Cost = { seconds: number; ownCpu: number; serverCpu: number };

async function measure(jobs: Jobs, serverCpuSeconds: () => Promise<number>): Promise<Cost> {
  const queue = jobs.createIngestQueue();
  let done = 0;
  let onDone = ignore;
  const worker = jobs.createIngestWorker(
    async () => {
      done += 1;
      onDone();
    },
    { concurrency: CONCURRENCY, lockDurationMs: 10_000 },
  );
  const doJobs = async (count: number): Promise<void> => {
    const target = done + count;
    const finished = new Promise<void>((resolve) => {
      onDone = () => (done === target ? resolve() : undefined);
    });
    for (let added = 0; added < count; added += JOBS_A_REQUEST) {
      await queue.add(Array.from({ length: JOBS_A_REQUEST }, () => uuid()));
    }
    await finished;
  };

  await doJobs(WARM_UP);
  const startedAt = performance.now();
  const [ownBefore, serverBefore] = [ownCpuSeconds(), await serverCpuSeconds()];
  await doJobs(JOBS);
  const cost = {
    seconds: (performance.now() - startedAt) / 1_000,
    ownCpu: ownCpuSeconds() - ownBefore,
    serverCpu: (await serverCpuSeconds()) - serverBefore,
  };
  await worker.drain();
  await queue.close();
  return cost;
}

async function redisCpuSeconds(redis: Redis): Promise<number> {
  const info = await redis.info('cpu');
  const read = (name: string): number => Number(new RegExp(`^${name}:(.+)$`, 'm').exec(info)?.[1]);
  return read('used_cpu_sys') + read('used_cpu_user');
}

function figuresOf(name: string, { seconds, ownCpu, serverCpu }: Cost): Figure[] {
  return [
    { name: `${name}: jobs`, value: JOBS / seconds, unit: '1/s' },
    { name: `${name}: CPU of our processes, a job`, value: (1_000 * ownCpu) / JOBS, unit: 'ms' },
    { name: `${name}: CPU of the server, a job`, value: (1_000 * serverCpu) / JOBS, unit: 'ms' },
  ];
}
