import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { blobKeys, ORIGINALS, THUMBNAILS } from './blob-keys.js';
import { BlobNotFoundError } from './blob-store-error.js';
import type { BlobStore } from './blob-store.js';

export type OpenedBlobStore = { store: BlobStore; stop(): Promise<void> };

/** What every blob store has to do, whichever it is. `open` gives an empty store and what ends it. */
export function describeBlobStoreContract(name: string, open: () => Promise<OpenedBlobStore>): void {
  describe(`${name} as a blob store`, () => {
    let opened: OpenedBlobStore;
    let store: BlobStore;

    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });

    afterAll(() => opened.stop());

    async function list(prefix: string) {
      const found = [];
      for await (const blob of store.list(prefix)) found.push(blob);
      return found;
    }

    const keysOf = async (prefix: string) => (await list(prefix)).map(({ key }) => key);

    it('stages a stream, hashes it, and keeps it under its key', async () => {
      const id = randomUUID();
      const key = blobKeys.original(id);
      const bytes = randomBytes(300_000);
      const blob = await store.stage(Readable.from([bytes.subarray(0, 5_000), bytes.subarray(5_000)]));
      expect(blob).toMatchObject({ bytes: 300_000, sha256: sha256(bytes) });
      expect(Buffer.from(blob.head).equals(bytes.subarray(0, 4_096))).toBe(true);
      expect(await store.has(key)).toBe(false);

      await blob.keep(key);
      expect(await store.has(key)).toBe(true);
      expect(await keysOf(ORIGINALS)).toContain(key);
      expect(blobKeys.imageId(key)).toBe(id);
      expect(Buffer.from(await store.readAll(key)).equals(bytes)).toBe(true);
      const { stream, bytes: size } = await store.read(key);
      expect(size).toBe(300_000);
      expect((await buffer(stream)).equals(bytes)).toBe(true);
    });

    it('keeps bytes of any length', async () => {
      for (const length of [0, 1, 4_096, 262_144, 262_145, 9_000_001]) {
        const key = blobKeys.original(randomUUID());
        const bytes = randomBytes(length);
        const blob = await store.stage(Readable.from(length ? [bytes] : []));
        expect(blob).toMatchObject({ bytes: length, sha256: sha256(bytes) });
        await blob.keep(key);
        expect(sha256(await store.readAll(key))).toBe(blob.sha256);
      }
    });

    it('replaces a blob with a whole one, also when two are kept at once', async () => {
      const key = blobKeys.thumbnail(randomUUID());
      await store.write(key, Buffer.from('first'));
      const contenders = [randomBytes(500_000), randomBytes(700_000)];
      await Promise.all(
        contenders.map(async (bytes) => (await store.stage(Readable.from([bytes]))).keep(key)),
      );
      const winner = sha256(await store.readAll(key));
      expect(contenders.map(sha256)).toContain(winner);

      await store.write(key, Buffer.from('last'));
      expect(Buffer.from(await store.readAll(key)).toString()).toBe('last');
    });

    it('keeps nothing of a stream that breaks, of discarded bytes, or of a removed blob', async () => {
      const before = [await keysOf(ORIGINALS), await keysOf(THUMBNAILS)];
      const discarded = await store.stage(Readable.from([Buffer.from('x')]));
      await discarded.discard();
      await discarded.discard();
      const broken = new Readable({
        read() {
          this.push('half');
          this.destroy(new Error('cut off'));
        },
      });
      await expect(store.stage(broken)).rejects.toThrow('cut off');
      const key = blobKeys.original(randomUUID());
      await store.write(key, Buffer.from('y'));
      await store.remove(key);
      await store.remove(key);
      expect([await keysOf(ORIGINALS), await keysOf(THUMBNAILS)]).toEqual(before);
    });

    it('says that a blob is missing', async () => {
      const key = blobKeys.original(randomUUID());
      await expect(store.readAll(key)).rejects.toBeInstanceOf(BlobNotFoundError);
      await expect(store.read(key)).rejects.toMatchObject({ code: 'blob_not_found', key });
      expect(await store.has(key)).toBe(false);
    });

    it('lists a folder that is longer than a page, with the time of each blob', async () => {
      const keys = Array.from({ length: 1_010 }, () => blobKeys.thumbnail(randomUUID()));
      const began = Date.now();
      const rest = keys.values();
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          for (const key of rest) await store.write(key, Buffer.from('small'));
        }),
      );
      const listed = new Map((await list(THUMBNAILS)).map(({ key, modifiedAt }) => [key, modifiedAt]));
      for (const key of keys) {
        // Some stores keep whole seconds.
        expect(listed.get(key)?.getTime()).toBeGreaterThanOrEqual(began - 1_000);
        expect(listed.get(key)?.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
      }
      expect(await keysOf(ORIGINALS)).not.toContain(keys[0]);
      expect(await keysOf('nothing')).toEqual([]);
    });

    it('lets us in', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
