import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilTrue } from '../../../test/support/until.js';
import { Tower } from './tower.js';

let folder: string;
let pipe: string;
let tower: Tower<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cliptext-test-'));
  pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  tower = new Tower({
    name: 'image',
    worker: new URL('../test/faulty.worker.mjs', import.meta.url),
    workerData: { pipe },
    threads: 1,
    timeLimitMs: 500,
  });
  await tower.load();
});

afterEach(async () => {
  await tower.close();
  await rm(folder, { recursive: true });
});

/** Has every thread return that hangs inside. */
async function release(): Promise<void> {
  const writer = await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  await writer.close();
}

const ended = async () => tower['stuck'].size === 0;

test('a thread that fails is kept, one that crashes or hangs is replaced', async () => {
  const [thread] = tower['idle'];
  await expect(tower.run('fail')).rejects.toMatchObject({ code: 'encoding_failed' });
  expect(tower['idle']).toEqual([thread]);
  const outcomes = await Promise.allSettled(
    ['crash', 'one', 'hang', 'another'].map((task) => tower.run(task)),
  );
  expect(outcomes).toMatchObject([
    { reason: { code: 'encoding_crashed' } },
    { value: 'one' },
    { reason: { code: 'encoding_timeout' } },
    { value: 'another' },
  ]);
  await untilTrue(ended);
});

test('threads that hang inside of onnxruntime are left, up to a number of them', async () => {
  for (let left = 0; left < 4; left++) {
    await expect(tower.run('hang inside')).rejects.toMatchObject({ code: 'encoding_timeout' });
  }
  const unavailable = {
    code: 'tower_unavailable',
    message: expect.stringContaining('4 threads of the image tower hang'),
  };
  await expect(tower.run('any')).rejects.toMatchObject(unavailable);
  await expect(tower.load()).rejects.toMatchObject(unavailable);
  await release();
  await untilTrue(ended);
  await tower.load();
  expect(await tower.run('any')).toBe('any');
});
