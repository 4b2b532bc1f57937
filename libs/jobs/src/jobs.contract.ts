import { once } from 'node:events';
import { EventEmitter } from 'node:events';
import { v7 as uuid } from 'uuid';
import type { IngestQueue } from './ingest-queue.js';
import type { IngestHandler, IngestWorker } from './ingest-worker.js';
import type { Jobs } from './jobs.js';

/** What every backend of `Jobs` has to do; `open` gives an empty queue of its own. */
export function describeJobsContract(name: string, open: () => Promise<{ jobs: Jobs; close(): Promise<void> }>): void {
  describe(`jobs on ${name}`, () => {
    let jobs: Jobs;
    let close: () => Promise<void>;
    let queue: IngestQueue;
    let workers: IngestWorker[];

    beforeEach(async () => {
      ({ jobs, close } = await open());
      queue = jobs.createIngestQueue();
      workers = [];
    });

    afterEach(async () => {
      await Promise.all(workers.map((worker) => worker.drain()));
      await queue.close();
      await close();
    });

    const work = (handler: IngestHandler, concurrency = 2): IngestWorker => {
      const worker = jobs.createIngestWorker(handler, { concurrency, lockDurationMs: 2_000, onError: () => undefined });
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

    test('a job whose handler rejects is tried again', async () => {
      await queue.add([uuid()]);
      let runs = 0;
      await new Promise<void>((resolve) => {
        work(async () => {
          runs += 1;
          if (runs < 3) throw new Error('not yet');
          resolve();
        });
      });
      expect(runs).toBe(3);
    });

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
