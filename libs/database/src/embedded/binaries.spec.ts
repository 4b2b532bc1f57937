import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepareBinaries } from './binaries.js';

let folder: string;

beforeEach(async () => {
  // Private, as mkdtemp makes it: another user cannot reach a package in it.
  folder = await mkdtemp(join(tmpdir(), 'cliptext-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A package as npm installs it, with links between its libraries yet to be made. */
async function install(version: string): Promise<string> {
  const packaged = join(folder, `package-${version}`);
  await mkdir(join(packaged, 'native/bin'), { recursive: true });
  await mkdir(join(packaged, 'native/lib'));
  await writeFile(join(packaged, 'package.json'), JSON.stringify({ version }));
  await writeFile(join(packaged, 'native/bin/postgres'), version, { mode: 0o700 });
  await writeFile(join(packaged, 'native/lib/libpq.so.5'), 'library');
  await writeFile(
    join(packaged, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5', target: 'native/lib/libpq.so' }]),
  );
  return packaged;
}

test('what the server cannot reach is copied once for each version, whole', async () => {
  const copies = join(folder, 'copies');
  const prepare = async (packaged: string) => (await prepareBinaries(copies, true, packaged)).postgres;

  const first = await install('18.4.0');
  const postgres = await prepare(first);
  expect(await readFile(join(dirname(postgres), '../lib/libpq.so'), 'utf8')).toBe('library');
  const { ctimeMs, mode } = await stat(postgres);
  expect(mode & 0o777).toBe(0o755);
  expect(await prepare(first)).toBe(postgres);
  expect((await stat(postgres)).ctimeMs).toBe(ctimeMs);

  expect(await readFile(await prepare(await install('18.5.0')), 'utf8')).toBe('18.5.0');
  expect(await readdir(copies)).toEqual(['18.4.0', '18.5.0']);
});
