import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { blobKeys } from '@cliptext/blob-store';
import { v7 as uuid } from 'uuid';
import { Client } from '../support/client.js';
import { doctor } from '../support/doctor.js';
import { checkServerInvariants, openServerSpace } from '../support/invariants.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle, startServerMode, type ServerMode } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';

const HOUR_MS = 3_600_000;

let app: ServerMode;

beforeAll(async () => {
  app = await startServerMode({ workers: 1, environment: { RECONCILE_SECONDS: '1' } });
}, 60_000);

afterAll(() => app.kill());

/** Has a file of the blob store's, as it was written long ago. */
async function writeOldBlob(key: string): Promise<void> {
  const path = join(app.servers.s3.folder, key);
  await writeFile(path, 'nobody knows me');
  const time = new Date(Date.now() - 2 * HOUR_MS);
  await utimes(path, time, time);
}

test('the doctor finds each kind of drift, repairs it when asked, and finds nothing then', async () => {
  const client = new Client(app.url);
  const files = await manyPictures(6);
  const ids = (await client.uploadAndSettle(files)).map(({ id }) => id);
  const [noVector, oldPayload, noOriginal, noThumbnail] = ids as [string, string, string, string];
  const space = await openServerSpace(app.servers);
  const blob = (key: string) => join(app.servers.s3.folder, key);

  const stranger = uuid();
  const [point] = await space.fetch([oldPayload]);
  await space.upsert([{ ...point!, id: stranger }]);
  await space.delete([noVector]);
  await space.setPayload([{ id: oldPayload, payload: { ...point!.payload, width: 1 } }]);
  await rm(blob(blobKeys.original(noOriginal)));
  await rm(blob(blobKeys.thumbnail(noThumbnail)));
  const orphan = `${dirname(blobKeys.original(noVector))}/${stranger}`;
  await writeOldBlob(orphan);

  const found = [
    `vector_with_old_payload ${oldPayload}`,
    `image_without_vector ${noVector}`,
    `vector_without_image ${stranger}`,
    `image_without_original ${noOriginal}`,
    `image_without_thumbnail ${noThumbnail}`,
    `blob_without_image ${orphan}`,
  ];
  const looked = await doctor(app.url);
  expect(looked.lines.toSorted()).toEqual([...found, '6 found, 0 repaired'].toSorted());
  expect(looked.code).toBe(1);

  const repaired = await doctor(app.url, '--repair');
  expect(repaired.lines.at(-1)).toBe('6 found, 6 repaired');
  expect(repaired.code).toBe(0);
  await untilTrue(() => isIdle(client));
  // The payload is written again in a round of its own.
  await untilTrue(async () => (await space.fetch([oldPayload]))[0]?.payload.width === point!.payload.width);
  expect(await doctor(app.url)).toEqual({ code: 0, lines: ['0 found, 0 repaired'] });

  expect((await client.image(noOriginal)).body).toMatchObject({
    state: 'failed',
    failure: { code: 'original_missing' },
  });
  // What the failure recommends helps.
  await client.upload([files[2]!]);
  expect(await client.settled(noOriginal)).toMatchObject({ state: 'indexed' });
  expect(await doctor(app.url)).toEqual({ code: 0, lines: ['0 found, 0 repaired'] });
  const { disagreements, images, vectors } = await checkServerInvariants(app.servers);
  expect([disagreements, images.indexed, vectors]).toEqual([[], 6, 6]);
  expect(await readdir(dirname(blob(orphan)))).not.toContain(stranger);
}, 120_000);
