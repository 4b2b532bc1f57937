import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blobKeys } from '@cliptext/blob-store';
import { Client, sampleFiles } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { makeDataFolder } from '../support/database.js';
import { doctor } from '../support/doctor.js';
import { checkInvariants } from '../support/invariants.js';
import { untilTrue } from '../support/until.js';

let original: string;
let restored: string;

beforeEach(async () => {
  original = await makeDataFolder();
  // Made like the original, because as root the database runs as another user, who has to pass through.
  restored = `${await mkdtemp(join(tmpdir(), 'cliptext-test-'))}/restored`;
  await promisify(execFile)('chmod', ['755', join(restored, '..')]);
});

afterEach(async () => {
  await rm(original, { recursive: true, force: true });
  await rm(join(restored, '..'), { recursive: true, force: true });
});

test('a data folder that is copied while the service is stopped is a whole backup', async () => {
  const first = await startCliptext({ dataFolder: original });
  const [record] = await new Client(first.url).uploadAndSettle(await sampleFiles('clothing_hat_4fe8da.jpg'), {
    label: 'Hat',
  });
  expect(await first.stop()).toBe(0);

  await promisify(execFile)('cp', ['-a', original, restored]);
  await rm(original, { recursive: true });

  const second = await startCliptext({ dataFolder: restored });
  const client = new Client(second.url);
  const { body } = await client.search({ query: 'a hat', filter: { field: 'metadata.label', eq: 'Hat' } });
  expect(body.hits.map(({ id }) => id)).toEqual([record!.id]);
  expect((await fetch(second.url + record!.links.file)).status).toBe(200);
  expect(await second.stop()).toBe(0);
  expect(await checkInvariants(restored)).toMatchObject({
    disagreements: [],
    images: { pending: 0, indexed: 1, failed: 0, deleted: 0 },
    vectors: 1,
  });
});

test('pictures that are met by another catalog are left alone, and removed when that is asked for', async () => {
  const first = await startCliptext({ dataFolder: original });
  const [record] = await new Client(first.url).uploadAndSettle(await sampleFiles('clothing_hat_4fe8da.jpg'));
  await untilTrue(() => hasCompared(first.url));
  expect(await first.stop()).toBe(0);
  const file = join(original, 'blobs', blobKeys.original(record!.id));

  const folder = await makeDataFolder();
  await cp(join(original, 'blobs'), join(folder, 'blobs'), { recursive: true });
  const second = await startCliptext({ dataFolder: folder });
  await untilTrue(() => hasCompared(second.url));
  expect(second.output.join('\n')).toContain('pictures are those of another catalog');
  expect(existsSync(file.replace(original, folder))).toBe(true);
  expect((await doctor(second.url, '--repair')).lines.at(-1)).toBe('2 found, 2 repaired');
  expect(existsSync(file.replace(original, folder))).toBe(false);
  expect(await second.stop()).toBe(0);
  await rm(folder, { recursive: true });
});

async function hasCompared(url: string): Promise<boolean> {
  const { body } = await new Client(url).request<{ comparison: unknown }>('GET', '/v1/status');
  return body.comparison !== null;
}
