import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { copyClusterTemplate } from '../../../../test/support/cluster-template.js';
import { untilTrue } from '../../../../test/support/until.js';
import { isProcessAlive } from './postmaster-file.js';

const HOLD = fileURLToPath(new URL('../../test/hold-database.mjs', import.meta.url));

type Answer = { notes: number; postgres: number; socketFolder: string; cluster: string } & {
  code?: string;
  message?: string;
};

let dataFolder: string;
let holders: ChildProcess[];
let servers: number[];

async function hold(
  folder = dataFolder,
  environment: Record<string, string> = {},
): Promise<{ process: ChildProcess; answer: Answer }> {
  const child = spawn(process.execPath, [HOLD, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  holders.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const answer = JSON.parse(line) as Answer;
  if (answer.postgres) servers.push(answer.postgres);
  return { process: child, answer };
}

async function release(holder: { process: ChildProcess }): Promise<void> {
  const exited = once(holder.process, 'exit');
  holder.process.stdin?.end();
  await exited;
}

beforeEach(async () => {
  holders = [];
  servers = [];
  dataFolder = await mkdtemp(join(tmpdir(), 'cliptext-test-'));
  await copyClusterTemplate(dataFolder);
});

afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL');
  await untilTrue(() => servers.every((pid) => !isProcessAlive(pid)));
  await rm(dataFolder, { recursive: true, force: true });
});

test('keeps what was committed and leaves no process and no socket behind', async () => {
  const first = await hold();
  expect(first.answer.notes).toBe(1);
  await release(first);
  expect(isProcessAlive(first.answer.postgres)).toBe(false);
  expect(existsSync(first.answer.socketFolder)).toBe(false);

  const second = await hold();
  expect(second.answer.notes).toBe(2);
  await release(second);
});

test('a second process on the same folder is refused and told who holds it', async () => {
  const first = await hold();
  const second = await hold();
  expect(second.answer.code).toBe('data_folder_in_use');
  expect(second.answer.message).toContain(`in use by process ${first.process.pid}`);
  expect(second.answer.message).toContain(dataFolder);
  expect(isProcessAlive(first.answer.postgres)).toBe(true);
  await release(first);
});

test('of two processes that start at once, one wins and the other is told', async () => {
  const both = await Promise.all([hold(), hold()]);
  const codes = both.map(({ answer }) => answer.code ?? 'won').toSorted();
  expect(codes).toEqual(['data_folder_in_use', 'won']);
});

test('the server ends with its parent, even when the parent is killed, and a restart finds everything', async () => {
  const first = await hold();
  first.process.kill('SIGKILL');
  await untilTrue(() => !isProcessAlive(first.answer.postgres));

  const second = await hold();
  expect(second.answer.notes).toBe(2);
  await release(second);
});

test('a restart right after a kill waits for the old server instead of starting a second one', async () => {
  for (let round = 1; round <= 4; round += 1) {
    const holder = await hold();
    expect(holder.answer.notes).toBe(round);
    const exited = once(holder.process, 'exit');
    holder.process.kill('SIGKILL');
    await exited;
  }
});

test('a server killed together with its parent leaves stale files, which a restart removes', async () => {
  const first = await hold();
  process.kill(first.answer.postgres, 'SIGKILL');
  first.process.kill('SIGKILL');
  await untilTrue(() => !isProcessAlive(first.answer.postgres));
  expect(existsSync(join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(true);

  const second = await hold();
  expect(second.answer.notes).toBe(2);
  expect(existsSync(first.answer.socketFolder)).toBe(false);
  await release(second);
});

test.each(['x'.repeat(100), 'missing'])('a TMPDIR that can hold no socket is not used: %s', async (name) => {
  const temporary = join(dataFolder, name);
  if (name !== 'missing') await mkdir(temporary, { mode: 0o777 });
  const holder = await hold(dataFolder, { TMPDIR: temporary });
  expect(holder.answer).toMatchObject({ notes: 1, socketFolder: expect.stringMatching(/^\/tmp\/cliptext-/) });
  await release(holder);
});

test('a data folder that cannot be used is told with the setting to change', async () => {
  const taken = join(dataFolder, 'a-file');
  await writeFile(taken, '');
  const { answer } = await hold(join(taken, 'data'));
  expect(answer.code).toBe('data_folder_unusable');
  expect(answer.message).toMatch(/^CLIPTEXT_DATA_DIR .* Name a folder that this user may write to\.$/);
});

test('initialises a new folder, and removes what a start that was cut off had made of it', async () => {
  const empty = join(dataFolder, 'new');
  const dead = spawnSync(process.execPath, ['--version']).pid;
  await mkdir(join(empty, `postgres.draft-${dead}`, 'base'), { recursive: true });
  const holder = await hold(empty);
  expect(holder.answer.notes).toBe(1);
  await release(holder);
  expect((await readdir(empty)).toSorted()).toEqual(['postgres', 'postgres.log']);
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('as root with a strict umask, works for a data folder that the server user cannot reach', async () => {
  await chmod(dataFolder, 0o700);
  const umask = process.umask(0o077);
  const first = await hold().finally(() => process.umask(umask));
  const stand = dirname(first.answer.cluster);
  try {
    expect(stand).not.toContain(dataFolder);
    await release(first);
    const second = await hold();
    expect(second.answer.notes).toBe(2);
    await release(second);
  } finally {
    await rm(stand, { recursive: true, force: true });
  }
});
