import { Client } from '../support/client.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle, startServerMode, type ServerMode } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';

const MAX_BACKLOG = 5;

let app: ServerMode;

beforeAll(async () => {
  app = await startServerMode({ workers: 0, environment: { MAX_BACKLOG: String(MAX_BACKLOG) } });
}, 60_000);

afterAll(() => app.stop());

test('uploads are refused while too many images wait, and taken again when the workers have caught up', async () => {
  const client = new Client(app.url);
  const [more, ...files] = await manyPictures(MAX_BACKLOG + 2);
  expect((await client.upload(files)).status).toBe(202);
  await untilTrue(async () => (await client.upload(files)).status === 429);
  const refused = await client.upload([more!]);
  expect(refused).toMatchObject({ status: 429, body: { code: 'backlog_full' } });
  expect(refused.body.detail).toContain('MAX_BACKLOG');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

  await app.startWorker();
  await untilTrue(() => isIdle(client));
  await untilTrue(async () => (await client.upload([more!])).status === 202);
});
