import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from '../support/client.js';
import { HalfSent } from '../support/half-sent.js';
import { manyPictures } from '../support/many-pictures.js';
import { untilTrue } from '../support/until.js';
import { EmbeddedDeployment } from './support/embedded-deployment.js';
import { NOTHING_WRONG } from './support/fault-row.js';
import { Uploads } from './support/uploads.js';

const FILES = 8;
const TIMES = 20;
const TIME_LIMIT_MS = 90_000;

test(
  'a full disk refuses uploads, fails no image, and is over when there is room',
  () =>
    EmbeddedDeployment.use(async (deployment) => {
      const full = join(deployment.dataFolder, 'full');
      const app = await deployment.start({ diskFullWhile: full });
      const client = new Client(app.url);
      const files = await manyPictures(FILES + 1);
      const uploads = new Uploads(files.slice(0, FILES));

      await writeFile(full, '');
      const refused = await client.upload(files.slice(FILES));
      expect([refused.status, refused.body.code]).toEqual([507, 'storage_full']);
      await rm(full);

      await uploads.send(app.url);
      await writeFile(full, '');
      await untilTrue(() => app.output.some((line) => line.includes('Images wait until this is over')));
      await rm(full);
      const complaints = app.output.filter((line) => /disk/i.test(line));
      expect(complaints.length).toBeLessThanOrEqual(3);

      const row = await deployment.recoverFrom('disk full under the blobs (ENOSPC)', app, uploads);
      expect(row).toMatchObject({ ...NOTHING_WRONG, accepted: FILES, indexed: FILES });
    }),
  TIME_LIMIT_MS,
);

test(
  `the same bytes ${TIMES} times at once are one image`,
  () =>
    EmbeddedDeployment.use(async (deployment) => {
      const app = await deployment.start({});
      const files = await manyPictures(1);
      const all = Array.from({ length: TIMES }, () => new Uploads(files));
      await Promise.all(all.map((uploads) => uploads.send(app.url)));
      expect(new Set(all.flatMap(({ accepted }) => [...accepted])).size).toBe(1);
      const row = await deployment.recoverFrom('the same bytes uploaded 20 times at once', app, all[0]!);
      expect(row).toMatchObject({ ...NOTHING_WRONG, accepted: 1, indexed: 1 });
    }),
  TIME_LIMIT_MS,
);

test(
  'images deleted while they are queued or in work leave nothing',
  () =>
    EmbeddedDeployment.use(async (deployment) => {
      const app = await deployment.start({});
      const client = new Client(app.url);
      const uploads = new Uploads(await manyPictures(3 * FILES));
      await uploads.send(app.url);
      // By the time that the last is deleted the first are indexed, some are in work and some are queued.
      const deleted = [...uploads.accepted].slice(0, 2 * FILES);
      for (const id of deleted.toReversed()) {
        expect((await client.request('DELETE', client.path(`/images/${id}`))).status).toBe(204);
      }
      const row = await deployment.recoverFrom('deleted while queued and while embedded', app, uploads);
      expect(row).toMatchObject({
        ...NOTHING_WRONG,
        accepted: 3 * FILES,
        indexed: FILES,
        deleted: 2 * FILES,
      });
    }),
  TIME_LIMIT_MS,
);

const stagedFiles = (deployment: EmbeddedDeployment) => readdir(join(deployment.dataFolder, 'blobs/staging'));

test(
  'an upload that comes in while its collection is deleted, and another made of that name, is refused',
  () =>
    EmbeddedDeployment.use(async (deployment) => {
      const app = await deployment.start({});
      const client = new Client(app.url, 'renewed');
      const make = () => client.request('POST', '/v1/collections', { name: 'renewed' });
      expect((await make()).status).toBe(201);
      const [file] = await manyPictures(1);
      const upload = await HalfSent.upload(app.url + client.path('/images'), file!);
      await untilTrue(async () => (await stagedFiles(deployment)).length > 0);
      expect((await client.request('DELETE', '/v1/collections/renewed')).status).toBe(204);
      expect((await make()).status).toBe(201);
      expect(await upload.finish()).toMatchObject({ status: 404, body: { code: 'collection_not_found' } });
      expect(await stagedFiles(deployment)).toEqual([]);
      expect((await client.upload([file!])).body.images).toMatchObject([{ status: 'accepted' }]);
    }),
  TIME_LIMIT_MS,
);

test(
  'what had arrived of an upload that a drain could not wait for is gone at the next start',
  () =>
    EmbeddedDeployment.use(async (deployment) => {
      // After the first start, which looks at everything.
      const first = await deployment.start({});
      await untilTrue(() => hasCompared(new Client(first.url)));
      expect(await first.end('SIGTERM')).toBe(0);

      const app = await deployment.start({}, { DRAIN_SECONDS: '1' });
      const [file] = await manyPictures(1);
      await HalfSent.upload(app.url + new Client(app.url).path('/images'), file!);
      await untilTrue(async () => (await stagedFiles(deployment)).length > 0);
      expect(await app.end('SIGTERM')).toBe(1);
      expect(await stagedFiles(deployment)).toHaveLength(1);
      await deployment.start({});
      await untilTrue(async () => (await stagedFiles(deployment)).length === 0);
    }),
  TIME_LIMIT_MS,
);

async function hasCompared(client: Client): Promise<boolean> {
  const { body } = await client.request<{ comparison: unknown }>('GET', '/v1/status');
  return body.comparison !== null;
}
