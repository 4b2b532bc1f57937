import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { Client, sampleFiles } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { makeDataFolder } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { HalfSent } from '../support/half-sent.js';
import { listProcesses } from '../support/processes.js';
import { untilTrue } from '../support/until.js';

let dataFolder: string;

beforeEach(async () => {
  dataFolder = await makeDataFolder();
});

afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test('the first start imports the gallery, the second nothing, not even what was deleted', async () => {
  const first = await startCliptext({ dataFolder, samples: true });
  const client = new Client(first.url);
  const [hat] = (await client.searchByLink('q=a+hat&limit=1')).body.hits;
  expect((await client.request('DELETE', client.path(`/images/${hat!.id}`))).status).toBe(204);
  await first.stop();

  const second = await startCliptext({ dataFolder, environment: { CLIPTEXT_SAMPLES: 'on' } });
  const status = await new Client(second.url).request<{ images: Record<string, number> }>(
    'GET',
    '/v1/status',
  );
  expect(status.body.images).toEqual({ pending: 0, indexed: 98, failed: 0 });
  expect(second.output.join('\n')).not.toContain('Importing');
  await second.stop();
}, 90_000);

test('the gallery comes in within what is set, and the first key that is made meanwhile does not end the service', async () => {
  const environment = { CLIPTEXT_SAMPLES: 'on', MAX_FILES_PER_REQUEST: '8' };
  const app = await startCliptext({ dataFolder, environment });
  await untilTrue(() => app.output.some((line) => line.includes('of 99 photos indexed')));
  const made = await new Client(app.url).request<{ key: string }>('POST', '/v1/keys', {
    name: 'root',
    scopes: ['admin'],
  });
  const client = new Client(app.url, 'default', made.body.key);
  await untilTrue(async () => {
    const { body } = await client.request<{ images: { indexed: number } }>('GET', '/v1/status');
    return body.images.indexed === 99;
  });
  expect(await app.stop()).toBe(0);
}, 60_000);

test('Ctrl-C ends it with code 0 and without a word, and leaves no process and no socket folder behind', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'cliptext-test-'));
  // As /tmp: the database server may run as another user.
  await chmod(temporary, 0o1777);
  const app = await startCliptext({ dataFolder, environment: { TMPDIR: temporary } });
  expect(await listProcesses(dataFolder)).not.toEqual([]);
  expect(await readdir(temporary)).toHaveLength(1);
  await new Client(app.url).searchByLink('q=a+hat');
  expect(await app.stop()).toBe(0);
  expect(app.output).toEqual([expect.stringMatching(/ready on/)]);
  expect(await listProcesses(dataFolder)).toEqual([]);
  expect(await readdir(temporary)).toEqual([]);
  await rm(temporary, { recursive: true });
});

test('requests that are under way when it is told to end are answered as ever', async () => {
  const app = await startCliptext({ dataFolder });
  const client = new Client(app.url);
  const [hat] = await sampleFiles('clothing_hat_4fe8da.jpg');
  const search = await HalfSent.json(app.url + client.path('/search'), { query: 'a hat' });
  const upload = await HalfSent.upload(app.url + client.path('/images'), hat!);
  const stopped = app.stop();
  await untilTrue(() =>
    fetch(`${app.url}/livez`).then(
      () => false,
      () => true,
    ),
  );
  expect((await search.finish()).status).toBe(200);
  expect(await upload.finish()).toMatchObject({ status: 202, body: { images: [{ status: 'accepted' }] } });
  expect(await stopped).toBe(0);
});

test('where nobody reads what it prints it serves and ends as ever', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [join(projectRoot, 'dist/apps/standalone/src/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      CLIPTEXT_DATA_DIR: dataFolder,
      CLIPTEXT_SAMPLES: 'off',
      LOG_LEVEL: 'trace',
    },
  });
  const exited = once(child, 'exit');
  child.stdout.destroy();
  child.stderr.destroy();
  await untilTrue(() =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => child.exitCode !== null,
    ),
  );
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('a port that is taken is said in one line, and nothing is left running', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  await expect(startCliptext({ dataFolder, environment: { PORT: String(port) } })).rejects.toThrow(
    new RegExp(`PORT ${port} is in use`),
  );
  taken.close();
  expect(await listProcesses(dataFolder)).toEqual([]);
});

test('bad settings are all named, and the process ends with code 1', async () => {
  await expect(
    startCliptext({ dataFolder, environment: { PORT: 'eighty', CLIPTEXT_SAMPLES: 'yes' } }),
  ).rejects.toThrow(/ended with 1:[^]*PORT=eighty[^]*CLIPTEXT_SAMPLES=yes/);
});

test('an S3 service without a bucket is refused: the pictures would be kept in the data folder', async () => {
  await expect(
    startCliptext({ dataFolder, environment: { S3_ENDPOINT: 'http://127.0.0.1:1' } }),
  ).rejects.toThrow(/ended with 1:\nS3_ENDPOINT is set without S3_BUCKET/);
});
