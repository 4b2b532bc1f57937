import { withComment } from '../../libs/images/test/pictures.js';
import { FaultyProxy } from '../faults/support/faulty-proxy.js';
import type { BuiltProcess } from '../support/built-process.js';
import { Client } from '../support/client.js';
import { checkServerInvariants } from '../support/invariants.js';
import { manyPictures } from '../support/many-pictures.js';
import { metric, readMetrics } from '../support/metrics.js';
import { isIdle, startServerMode, type ServerMode } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';

const UPLOADS = 200;
const FILES_A_REQUEST = 50;
const MOST_WAITING = 200;

let app: ServerMode;

beforeAll(async () => {
  app = await startServerMode({ workers: 2 });
}, 60_000);

afterAll(() => app.kill());

const read = async (worker: BuiltProcess, name: string) => metric(await readMetrics(worker.url), name);
const indexedBy = (worker: BuiltProcess) => read(worker, 'cliptext_ingest_images_total{outcome="indexed"}');
const inHand = (worker: BuiltProcess) => read(worker, 'cliptext_ingest_images_in_work');

test('killing one of two workers in the middle of its work loses nothing and indexes each image once', async () => {
  const client = new Client(app.url);
  const [first, second] = app.workers as [BuiltProcess, BuiltProcess];
  const files = await manyPictures(UPLOADS);
  const accepted = new Set<string>();
  for (let start = 0; start < files.length; start += FILES_A_REQUEST) {
    const { body } = await client.upload(files.slice(start, start + FILES_A_REQUEST));
    for (const { id } of body.images) accepted.add(id);
  }
  await untilTrue(async () => (await indexedBy(first)) > 0 && (await indexedBy(second)) > 0);
  await untilTrue(async () => (await inHand(first)) > 0);
  const byFirst = await indexedBy(first);
  await first.end('SIGKILL');
  expect(await isIdle(client)).toBe(false);

  await untilTrue(() => isIdle(client), 90_000);
  const bySecond = await indexedBy(second);
  const { disagreements, images, vectors } = await checkServerInvariants(app.servers);
  process.stdout.write(
    `Killed worker: ${accepted.size} accepted, ${byFirst} indexed by the killed one before, ${bySecond} by the other, ` +
      `${vectors} vectors, ${disagreements.length} disagreements\n`,
  );
  expect(accepted.size).toBe(UPLOADS);
  expect(images).toEqual({ pending: 0, indexed: UPLOADS, failed: 0, deleted: 0 });
  expect(vectors).toBe(UPLOADS);
  expect(disagreements).toEqual([]);
  // What the killed one finished between the last look and its end is not in its number.
  expect(byFirst + bySecond).toBeLessThanOrEqual(UPLOADS);
}, 150_000);

test('a worker that is told to end finishes what it has in hand, and says how it is until then', async () => {
  const worker = await app.startWorker();
  // Not ready until the model is loaded.
  await untilTrue(async () => (await fetch(`${worker.url}/readyz`)).ok);
  expect(await (await fetch(`${worker.url}/readyz`)).json()).toEqual({
    status: 'ok',
    parts: { catalog: true, queue: true, vectorStore: true, blobStore: true, imageTower: true },
  });
  expect((await fetch(`${worker.url}/livez`)).status).toBe(200);
  expect((await fetch(`${worker.url}/nothing`)).headers.get('content-type')).toMatch(/problem\+json/);
  expect(await worker.end('SIGTERM')).toBe(0);
});

test('a worker that cannot finish ends after DRAIN_SECONDS all the same', async () => {
  const client = new Client(app.url);
  const proxy = await FaultyProxy.start(app.servers.qdrant.url);
  const worker = await app.startWorker({
    DRAIN_SECONDS: '1',
    QDRANT_URL: proxy.url,
    QDRANT_TIMEOUT_MS: '60000',
  });
  proxy.treatment = 'wait';
  // The other worker is as quick as this one: uploads go on until this one has an image in hand, and keeps it.
  for (const file of await manyPictures(MOST_WAITING)) {
    await client.upload([{ ...file, bytes: withComment(file.bytes, 'waiting') }]);
    if ((await inHand(worker)) > 0) break;
  }
  expect(await inHand(worker)).toBeGreaterThan(0);
  expect(await worker.end('SIGTERM')).toBe(1);
  expect(worker.output).toContain('Ending although work is not finished after 1 s (DRAIN_SECONDS)');
  await proxy.close();
}, 60_000);
