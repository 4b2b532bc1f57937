import { mkdtemp, readdir, rm } from 'node:fs/promises';
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
