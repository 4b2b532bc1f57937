import { Client } from '../support/client.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';
import { EmbeddedDeployment } from './support/embedded-deployment.js';
import { NOTHING_WRONG } from './support/fault-row.js';
import { Uploads } from './support/uploads.js';

const FILES = 8;
const TIME_LIMIT_MS = 90_000;

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
    EmbeddedDeployment.use(async (deployment) => {
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
    EmbeddedDeployment.use(async (deployment) => {
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
  ['after a deleted vector', 2],
  ['after a deleted original', 2],
])(
  'SIGKILL in a deletion, %s',
  (point, times) =>
    EmbeddedDeployment.use(async (deployment) => {
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
    EmbeddedDeployment.use(async (deployment) => {
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
