import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { Client } from '../support/client.js';
import { startCliptext, type CliptextOptions, type RunningCliptext } from '../support/cliptext.js';
import { makeDataFolder, openDatabase } from '../support/database.js';
import { untilTrue } from '../support/until.js';

type Status = { model: { space: string }; images: { pending: number; indexed: number; failed: number } };

let dataFolder: string;
let modelFolder: string;
let started: RunningCliptext[];

beforeEach(async () => {
  started = [];
  dataFolder = await makeDataFolder();
  modelFolder = await mkdtemp(join(tmpdir(), 'cliptext-model-'));
  await cp(join(projectRoot, 'models/starter'), modelFolder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(modelFolder, 'model.json'), 'utf8')) as { version: string };
  await writeFile(join(modelFolder, 'model.json'), JSON.stringify({ ...manifest, version: '2.0.0' }));
});

afterEach(async () => {
  await Promise.all(started.map((app) => app.kill()));
  await rm(dataFolder, { recursive: true, force: true });
  await rm(modelFolder, { recursive: true, force: true });
});

async function start(options: Omit<CliptextOptions, 'dataFolder'>): Promise<RunningCliptext> {
  const app = await startCliptext({ dataFolder, ...options });
  started.push(app);
  return app;
}

test('with another model, no hit comes from the old space, everything is embedded again, and the old vectors go', async () => {
  const first = await start({ samples: true });
  const old = await new Client(first.url).request<Status>('GET', '/v1/status');
  expect(old.body).toMatchObject({ images: { indexed: 99 } });
  await first.stop();

  // One image at a time, so that the searches below meet a collection that is half in either space.
  const second = await start({
    environment: { CLIPTEXT_MODEL: modelFolder, INGEST_CONCURRENCY: '1', IMAGE_THREADS: '1' },
  });
  const client = new Client(second.url);
  let sawHalf = false;
  await untilTrue(async () => {
    const { body: before } = await client.request<Status>('GET', '/v1/status');
    const { body } = await client.search({ query: 'clothes', limit: 100 });
    const { body: after } = await client.request<Status>('GET', '/v1/status');
    expect(before.model.space).not.toBe(old.body.model.space);
    expect(body.space).toBe(before.model.space);
    expect(before.images.pending + before.images.indexed).toBe(99);
    // The status is cached for half a second: it may lag behind the search, but not by more than the next one.
    expect(body.hits.length).toBeGreaterThanOrEqual(before.images.indexed);
    sawHalf ||= body.hits.length > 0 && body.hits.length < 99;
    return after.images.pending === 0;
  }, 60_000);
  expect(sawHalf).toBe(true);
  expect((await client.search({ query: 'clothes', limit: 100 })).body.hits).toHaveLength(99);
  await second.stop();

  // The next start finds nothing pending and drops what is left of the old space.
  const third = await start({ environment: { CLIPTEXT_MODEL: modelFolder, LOG_LEVEL: 'info' } });
  const dropped = `the space ${old.body.model.space} is dropped`;
  await untilTrue(() => third.output.some((line) => line.includes(dropped)));
  await third.stop();
  const database = await openDatabase(dataFolder);
  const { rows } = await database.pool.query(
    'SELECT space, count(*)::int AS count FROM cliptext.vectors GROUP BY space',
  );
  await database.close();
  expect(rows).toEqual([{ space: expect.stringContaining('@2.0.0#'), count: 99 }]);
}, 120_000);
