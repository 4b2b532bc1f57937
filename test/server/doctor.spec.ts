import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../support/client.js';
import { doctor } from '../support/doctor.js';
import { causeDrift } from '../support/drift.js';
import { checkServerInvariants, openServerSpace } from '../support/invariants.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle, startServerMode, type ServerMode } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';

let app: ServerMode;

beforeAll(async () => {
  app = await startServerMode({ workers: 1, environment: { RECONCILE_SECONDS: '1' } });
}, 60_000);

afterAll(() => app.kill());

test('the doctor finds each kind of drift, repairs it when asked, and finds nothing then', async () => {
  const client = new Client(app.url);
  const files = await manyPictures(6);
  const ids = (await client.uploadAndSettle(files)).map(({ id }) => id);
  const space = await openServerSpace(app.servers);
  const { found, oldPayload, noOriginal, orphan } = await causeDrift(space, app.servers.s3.folder, ids);

  const looked = await doctor(app.url);
  expect(looked.lines.toSorted()).toEqual([...found, '6 found, 0 repaired'].toSorted());
  expect(looked.code).toBe(1);

  const repaired = await doctor(app.url, '--repair');
  expect(repaired.lines.at(-1)).toBe('6 found, 6 repaired');
  expect(repaired.code).toBe(0);
  await untilTrue(() => isIdle(client));
  // The payload is written again in a round of its own.
  await untilTrue(async () => (await space.fetch([oldPayload.id]))[0]?.payload.width === oldPayload.width);
  expect(await doctor(app.url)).toEqual({ code: 0, lines: ['0 found, 0 repaired'] });

  expect((await client.image(noOriginal)).body).toMatchObject({
    state: 'failed',
    failure: { code: 'original_missing' },
  });
  // What the failure recommends helps.
  await client.upload([files[ids.indexOf(noOriginal)]!]);
  expect(await client.settled(noOriginal)).toMatchObject({ state: 'indexed' });
  expect(await doctor(app.url)).toEqual({ code: 0, lines: ['0 found, 0 repaired'] });
  const { disagreements, images, vectors } = await checkServerInvariants(app.servers);
  expect([disagreements, images.indexed, vectors]).toEqual([[], 6, 6]);
  expect(existsSync(join(app.servers.s3.folder, orphan))).toBe(false);
}, 120_000);
