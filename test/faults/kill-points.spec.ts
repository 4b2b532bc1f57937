import { rm } from 'node:fs/promises';
import { startBuilt, type BuiltProcess } from '../support/built-process.js';
import { Client } from '../support/client.js';
import { makeDataFolder } from '../support/database.js';
import { checkInvariants } from '../support/invariants.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';
import { NOTHING_WRONG, record, type FaultRow } from './support/fault-row.js';
import { injected, type Injected } from './support/injected.js';
import { Uploads } from './support/uploads.js';

const FILES = 8;
const TIME_LIMIT_MS = 90_000;

/** A data folder, and the service that runs on it now. */
class Deployment {
  private app: BuiltProcess | undefined;
  private dataFolder = '';

  /** Runs a test on a new data folder, and leaves nothing of it. */
  static async use(test: (deployment: Deployment) => Promise<void>): Promise<void> {
    const deployment = new Deployment();
    deployment.dataFolder = await makeDataFolder();
    try {
      await test(deployment);
    } finally {
      await deployment.app?.end('SIGKILL');
      await rm(deployment.dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }

  async start(fault: Injected): Promise<BuiltProcess> {
    this.app = await startBuilt('standalone', {
      PORT: '0',
      CLIPTEXT_DATA_DIR: this.dataFolder,
      CLIPTEXT_SAMPLES: 'off',
      RECONCILE_SECONDS: '1',
      ...injected(fault),
    });
    return this.app;
  }

  /** Sends the rest of the uploads to a new process, waits until it has nothing to do, and looks at what there is. */
  async recover(name: string, uploads: Uploads, fault: Injected = {}): Promise<FaultRow> {
    const app = await this.start(fault);
    expect(await uploads.send(app.url)).toBe(true);
    await untilTrue(() => isIdle(new Client(app.url)), TIME_LIMIT_MS);
    expect(await app.end('SIGINT')).toBe(0);
    return record(name, {
      accepted: uploads.accepted,
      files: uploads.files.length,
      invariants: await checkInvariants(this.dataFolder),
    });
  }
}

// The n-th time is in the second request, or within the first images that are indexed.
test.each<[point: string, times: number]>([
  ['after the blob', 6],
  ['after the row', 2],
  ['before the job is queued', 2],
  ['after the job is queued', 2],
  ['while encoding', 3],
  ['after the upsert', 3],
  ['after the state, before the job is done', 3],
])(
  'SIGKILL %s',
  (point, times) =>
    Deployment.use(async (deployment) => {
      const uploads = new Uploads(await manyPictures(FILES));
      const app = await deployment.start({ point, times });
      await uploads.send(app.url);
      await app.ended;
      const row = await deployment.recover(`SIGKILL of api and worker ${point}`, uploads);
      expect(row).toMatchObject({ ...NOTHING_WRONG, accepted: FILES, indexed: FILES });
    }),
  TIME_LIMIT_MS,
);

test.each<[point: string, times: number]>([
  ['after the row', 2],
  ['while encoding', 3],
  ['after the upsert', 3],
])(
  'SIGKILL of the embedded database %s',
  (point, times) =>
    Deployment.use(async (deployment) => {
      const uploads = new Uploads(await manyPictures(FILES));
      const app = await deployment.start({ point, times, victim: 'database' });
      await uploads.send(app.url);
      await app.ended;
      const row = await deployment.recover(`SIGKILL of the embedded PostgreSQL ${point}`, uploads);
      expect(row).toMatchObject({ ...NOTHING_WRONG, accepted: FILES, indexed: FILES });
    }),
  TIME_LIMIT_MS,
);

test.each<[point: string, times: number]>([
  ['after the tombstone', 2],
  ['after a deleted vector', 1],
  ['after a deleted original', 2],
])(
  'SIGKILL in a deletion, %s',
  (point, times) =>
    Deployment.use(async (deployment) => {
      const uploads = new Uploads(await manyPictures(FILES));
      const app = await deployment.start({ point, times });
      await uploads.send(app.url);
      const client = new Client(app.url);
      await untilTrue(() => isIdle(client));
      for (const id of [...uploads.accepted].slice(0, 3)) {
        await client.request('DELETE', client.path(`/images/${id}`)).catch(() => undefined);
      }
      await app.ended;
      const row = await deployment.recover(`SIGKILL in a deletion, ${point}`, uploads);
      expect(row).toMatchObject({ ...NOTHING_WRONG, accepted: FILES });
      expect(row.deleted).toBeGreaterThanOrEqual(2);
      expect(row.indexed).toBe(FILES - row.deleted);
    }),
  TIME_LIMIT_MS,
);

test.each<[jump: string, clockOffsetMs: number]>([
  ['a day back', -86_400_000],
  ['two days ahead', 2 * 86_400_000],
])(
  'the clock is set %s between the row and its job',
  (jump, clockOffsetMs) =>
    Deployment.use(async (deployment) => {
      const uploads = new Uploads(await manyPictures(FILES));
      const app = await deployment.start({ point: 'before the job is queued', times: 2 });
      await uploads.send(app.url);
      await app.ended;
      const row = await deployment.recover(`clock set ${jump} between row and job`, uploads, {
        clockOffsetMs,
      });
      expect(row).toMatchObject({ ...NOTHING_WRONG, accepted: FILES, indexed: FILES });
    }),
  TIME_LIMIT_MS,
);
