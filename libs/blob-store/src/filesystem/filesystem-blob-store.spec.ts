import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BlobNotFoundError } from '../blob-store.js';
import { blobKeys, ORIGINALS } from '../blob-keys.js';
import { FilesystemBlobStore } from './filesystem-blob-store.js';

const IMAGE_ID = '0193b3a0-0000-7000-8000-0000000000ab';
const KEY = blobKeys.original(IMAGE_ID);

let folder: string;
let store: FilesystemBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cliptext-blobs-'));
  store = await FilesystemBlobStore.open(folder);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function keysOf(prefix: string): Promise<string[]> {
  const keys = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

const staged = () => readdir(join(folder, 'staging'));

test('stages a stream, hashes it, and keeps it under its key', async () => {
  const bytes = randomBytes(300_000);
  const blob = await store.stage(Readable.from([bytes.subarray(0, 5_000), bytes.subarray(5_000)]));
  expect(blob).toMatchObject({ bytes: 300_000, sha256: createHash('sha256').update(bytes).digest('hex') });
  expect(Buffer.from(blob.head).equals(bytes.subarray(0, 4_096))).toBe(true);
  expect(await keysOf(ORIGINALS)).toEqual([]);

  await blob.keep(KEY);
  expect(await keysOf(ORIGINALS)).toEqual([KEY]);
  expect(blobKeys.imageId(KEY)).toBe(IMAGE_ID);
  expect(Buffer.from(await store.readAll(KEY)).equals(bytes)).toBe(true);
  const { stream, bytes: size } = await store.read(KEY);
  expect(size).toBe(300_000);
  expect((await buffer(stream)).equals(bytes)).toBe(true);
  expect(await staged()).toEqual([]);
});

test('discarded, broken and removed bytes leave nothing', async () => {
  const discarded = await store.stage(Readable.from([Buffer.from('x')]));
  await discarded.discard();
  const broken = new Readable({
    read() {
      this.push('half');
      this.destroy(new Error('cut off'));
    },
  });
  await expect(store.stage(broken)).rejects.toThrow('cut off');
  await store.write(KEY, Buffer.from('y'));
  await store.remove(KEY);
  await store.remove(KEY);
  expect(await staged()).toEqual([]);
  expect(await keysOf(ORIGINALS)).toEqual([]);
});

test('a missing blob is a BlobNotFoundError', async () => {
  await expect(store.readAll(KEY)).rejects.toBeInstanceOf(BlobNotFoundError);
  await expect(store.read(KEY)).rejects.toBeInstanceOf(BlobNotFoundError);
});

test('removes only the abandoned bytes that are old enough', async () => {
  await store.stage(Readable.from([Buffer.from('abandoned')]));
  await store.removeAbandoned(60_000);
  expect(await staged()).toHaveLength(1);
  await store.removeAbandoned(-1);
  expect(await staged()).toEqual([]);
});
