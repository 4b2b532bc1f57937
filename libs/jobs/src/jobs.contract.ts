import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { v7 as uuid } from 'uuid';
import { untilTrue } from '../../../test/support/until.js';
import { JOB_ATTEMPTS } from './ingest-job.js';
import type { IngestQueue } from './ingest-queue.js';
import type { IngestHandler, IngestWorker } from './ingest-worker.js';
import type { Jobs } from './jobs.js';

const HOLD = fileURLToPath(new URL('../test/hold-job.mjs', import.meta.url));
const LOCK_DURATION_MS = 1_000;
/** Kills that a job survives at least; more than BullMQ's own default of one. */
const KILLS = 3;

export type OpenedJobs = {
  jobs: Jobs;
  /** Where another process finds the same queue. */
  url: string;
  /** Adds a job of any payload, as another release of the service might. */
  addForeign(payload: object): Promise<void>;
  close(): Promise<void>;
};

/** What every backend of `Jobs` has to do; `open` gives an empty queue of its own. */
export function describeJobsContract(name: string, open: () => Promise<OpenedJobs>): void {
  describe(`jobs on ${name}`, () => {
    let opened: OpenedJobs;
    let queue: IngestQueue;
    let workers: IngestWorker[];

    beforeEach(async () => {
      opened = await open();
      queue = opened.jobs.createIngestQueue();
      workers = [];
    });

    afterEach(async () => {
      await Promise.all(workers.map((worker) => worker.drain()));
      await queue.close();
      await opened.close();
    });

    const work = (handler: IngestHandler, concurrency = 2): IngestWorker => {
      const worker = opened.jobs.createIngestWorker(handler, {
        concurrency,
        lockDurationMs: LOCK_DURATION_MS,
      });
      workers.push(worker);
      return worker;
    };

    test('hands each image to a handler once', async () => {
      const ids = Array.from({ length: 20 }, () => uuid());
      await queue.add(ids);
      expect(await queue.countLive()).toBe(20);
      const seen: string[] = [];
      await new Promise<void>((resolve) => {
        work(async (id) => {
          seen.push(id);
          if (seen.length === 20) resolve();
        });
      });
      expect(seen.toSorted()).toEqual(ids.toSorted());
    });

    test('two workers share the jobs, and none is done twice', async () => {
      const ids = Array.from({ length: 40 }, () => uuid());
      const seen: string[] = [];
      const doneBy = [0, 0];
      const done = new Promise<void>((resolve) => {
        for (const worker of [0, 1]) {
          work(async (id) => {
            seen.push(id);
            doneBy[worker]! += 1;
            if (seen.length === ids.length) resolve();
          }, 1);
        }
      });
      await queue.add(ids);
      await done;
      expect(seen.toSorted()).toEqual(ids.toSorted());
      expect(Math.min(...doneBy)).toBeGreaterThan(0);
    });

    test('an image that has a job keeps it, and may have another when it is done', async () => {
      const id = uuid();
      await queue.add([id]);
      await queue.add([id, id]);
      expect(await queue.countLive()).toBe(1);
      const done = new EventEmitter();
      let runs = 0;
      const worker = work(async () => {
        runs += 1;
        done.emit('run');
      });
      await once(done, 'run');
      await worker.drain();
      workers = [];
      await queue.add([id]);
      expect(await queue.countLive()).toBe(1);
      work(async () => {
        runs += 1;
        done.emit('run');
      });
      await once(done, 'run');
      expect(runs).toBe(2);
    });

    test('a job whose handler rejects is tried again, later each time, and given up in the end', async () => {
      const id = uuid();
      await queue.add([id]);
      const startedAt: number[] = [];
      work(async () => {
        startedAt.push(performance.now());
        throw new Error('not yet');
      });
      await untilTrue(async () => startedAt.length === JOB_ATTEMPTS && (await queue.countLive()) === 0);
      const pauses = startedAt.slice(1).map((time, index) => time - startedAt[index]!);
      // 500 ms × 2ⁿ, up to half of it taken off.
      pauses.forEach((pause, index) => expect(pause).toBeGreaterThan(250 * 2 ** index - 20));
      await queue.add([id]);
      await untilTrue(() => startedAt.length > JOB_ATTEMPTS);
    }, 40_000);

    test('a job of another release is given up at once, and its handler never called', async () => {
      const seen: string[] = [];
      await opened.addForeign({ version: 2, imageId: uuid() });
      const ours = uuid();
      await queue.add([ours]);
      work(async (id) => void seen.push(id), 1);
      await untilTrue(async () => (await queue.countLive()) === 0);
      expect(seen).toEqual([ours]);
    });

    test(`a job goes to another worker when its own is killed, ${KILLS} times over`, async () => {
      const id = uuid();
      await queue.add([id]);
      for (let kill = 0; kill < KILLS; kill += 1) expect(await takeAndDie(opened.url)).toBe(id);
      const seen = await new Promise<string>((resolve) => {
        work(async (taken) => resolve(taken));
      });
      expect(seen).toBe(id);
      await untilTrue(async () => (await queue.countLive()) === 0);
    }, 60_000);

    test('draining waits for the work at hand and takes no more', async () => {
      await queue.add([uuid(), uuid()]);
      const events = new EventEmitter();
      let finished = 0;
      const worker = work(async () => {
        events.emit('began');
        await once(events, 'finish');
        finished += 1;
      }, 1);
      await once(events, 'began');
      const drained = worker.drain();
      events.emit('finish');
      await drained;
      expect(finished).toBe(1);
      expect(await queue.countLive()).toBe(1);
      workers = [];
    });
  });
}

/** Has another process take a job and kills it; the image of the job. */
async function takeAndDie(url: string): Promise<string> {
  const holder = spawn(process.execPath, [HOLD, url, String(LOCK_DURATION_MS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(holder, 'exit');
  const [imageId] = (await once(createInterface(holder.stdout), 'line')) as [string];
  holder.kill('SIGKILL');
  await exited;
  return imageId;
}
