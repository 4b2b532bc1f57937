import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describeBlobStoreContract } from '../blob-store.contract.js';
import { FilesystemBlobStore } from './filesystem-blob-store.js';

async function openStore() {
  const folder = await mkdtemp(join(tmpdir(), 'cliptext-blobs-'));
  return {
    folder,
    store: await FilesystemBlobStore.open(folder),
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

describeBlobStoreContract('a folder', openStore);

test('a folder that cannot be made is told with the setting to change', async () => {
  const { folder, stop } = await openStore();
  const taken = join(folder, 'a-file');
  await writeFile(taken, '');
  await expect(FilesystemBlobStore.open(taken)).rejects.toMatchObject({
    code: 'blob_store_unavailable',
    message: expect.stringMatching(/CLIPTEXT_DATA_DIR.*ENOTDIR.*Name a folder/),
  });
  await stop();
});

test('removes only the abandoned bytes that are old enough', async () => {
  const { folder, store, stop } = await openStore();
  const staged = () => readdir(join(folder, 'staging'));
  await store.stage(Readable.from([Buffer.from('abandoned')]));
  await store.removeAbandoned(60_000);
  expect(await staged()).toHaveLength(1);
  await store.removeAbandoned(-1);
  expect(await staged()).toEqual([]);
  await stop();
});

test('leaves nothing in staging of what was kept, discarded, written or cut off', async () => {
  const { folder, store, stop } = await openStore();
  await (await store.stage(Readable.from([Buffer.from('kept')]))).keep('originals/00/kept');
  await (await store.stage(Readable.from([Buffer.from('discarded')]))).discard();
  await store.write('originals/00/written', Buffer.from('written'));
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw new Error('cut off');
    })(),
  );
  await expect(store.stage(broken)).rejects.toThrow('cut off');
  expect(await readdir(join(folder, 'staging'))).toEqual([]);
  await stop();
});
