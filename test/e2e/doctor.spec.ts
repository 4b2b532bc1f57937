import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inDataFolder } from '../bench/synthetic-library.js';
import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { makeDataFolder } from '../support/database.js';
import { doctor } from '../support/doctor.js';
import { causeDrift } from '../support/drift.js';
import { checkInvariants } from '../support/invariants.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';

const FILES = 6;

let dataFolder: string;
let app: RunningCliptext;

beforeAll(async () => {
  dataFolder = await makeDataFolder();
});

afterAll(async () => {
  await app.kill();
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const start = async () => {
  app = await startCliptext({ dataFolder, environment: { RECONCILE_SECONDS: '1' } });
  return new Client(app.url);
};

test('of one process with everything inside, too, the doctor finds each kind of drift and repairs it when asked', async () => {
  const before = await start();
  // The first start compares by itself, and a later one only what was cut off.
  await untilTrue(async () => {
    const { body } = await before.request<{ comparison: unknown }>('GET', '/v1/status');
    return body.comparison !== null;
  });
  const ids = (await before.uploadAndSettle(await manyPictures(FILES))).map(({ id }) => id);
  expect(await app.stop()).toBe(0);
  const blobFolder = join(dataFolder, 'blobs');
  const { found, noOriginal, orphan } = await inDataFolder(dataFolder, ({ space }) =>
    causeDrift(space, blobFolder, ids),
  );

  const client = await start();
  const looked = await doctor(`${app.url}/`);
  expect(looked.lines.toSorted()).toEqual([...found, '6 found, 0 repaired'].toSorted());
  expect(looked.code).toBe(1);
  expect((await doctor(app.url, '--repair')).lines.at(-1)).toBe('6 found, 6 repaired');
  await untilTrue(() => isIdle(client));
  // The payload is written again in a round of its own.
  await untilTrue(async () => (await doctor(app.url)).code === 0);
  expect((await client.image(noOriginal)).body).toMatchObject({
    state: 'failed',
    failure: { code: 'original_missing' },
  });
  expect(existsSync(join(blobFolder, orphan))).toBe(false);

  expect(await app.stop()).toBe(0);
  expect(await checkInvariants(dataFolder)).toMatchObject({
    disagreements: [],
    images: { pending: 0, indexed: FILES - 1, failed: 1, deleted: 0 },
    vectors: FILES - 1,
  });
}, 120_000);
