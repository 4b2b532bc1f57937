import { randomUUID } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  type FileHandle,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { BlobStore, StagedBlob } from '../blob-store.js';
import { BlobNotFoundError, BlobStoreError } from '../blob-store-error.js';
import { receiveBytes } from '../receive-bytes.js';

/** Blobs as files. A blob is written beside its place, synced, and moved there: it is whole or not there. */
export class FilesystemBlobStore implements BlobStore {
  readonly kind = 'filesystem';
  private readonly stagingFolder: string;

  private constructor(private readonly folder: string) {
    this.stagingFolder = join(folder, 'staging');
  }

  /**
   * Opens the store in `folder`, which is made when it is missing.
   *
   * @throws BlobStoreError `blob_store_unavailable` where it cannot be made or written to
   */
  static async open(folder: string): Promise<FilesystemBlobStore> {
    const store = new FilesystemBlobStore(folder);
    try {
      await mkdir(store.stagingFolder, { recursive: true });
      await store.check();
    } catch (error) {
      throw new BlobStoreError(
        'blob_store_unavailable',
        `Pictures cannot be kept in ${folder} (CLIPTEXT_DATA_DIR): ${String(error)}. ` +
          'Name a folder that this user may write to',
        { cause: error },
      );
    }
    return store;
  }

  async stage(source: Readable): Promise<StagedBlob> {
    const path = join(this.stagingFolder, randomUUID());
    const received = await this.fill(path, (file) => receiveBytes(source, file));
    return {
      ...received,
      keep: (key) => this.moveToPlace(path, key),
      discard: () => rm(path, { force: true }),
    };
  }

  async write(key: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.stagingFolder, randomUUID());
    await this.fill(path, (file) => file.writeFile(bytes));
    await this.moveToPlace(path, key);
  }

  async read(key: string): Promise<{ stream: Readable; bytes: number }> {
    const path = this.pathOf(key);
    const { size } = await stat(path).catch(toNotFound(key));
    return { stream: createReadStream(path), bytes: size };
  }

  async readAll(key: string): Promise<Uint8Array> {
    return readFile(this.pathOf(key)).catch(toNotFound(key));
  }

  async has(key: string): Promise<boolean> {
    return (await stat(this.pathOf(key)).catch(nullWhereMissing)) !== null;
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async *list(prefix: string): AsyncIterable<{ key: string; modifiedAt: Date }> {
    for (const shard of await readFolder(join(this.folder, prefix))) {
      for (const entry of await readFolder(join(this.folder, prefix, shard.name))) {
        const key = `${prefix}/${shard.name}/${entry.name}`;
        const found = await stat(this.pathOf(key)).catch(nullWhereMissing);
        if (found) yield { key, modifiedAt: found.mtime };
      }
    }
  }

  async removeAbandoned(olderThanMs: number): Promise<void> {
    for (const entry of await readFolder(this.stagingFolder)) {
      const path = join(this.stagingFolder, entry.name);
      const found = await stat(path).catch(nullWhereMissing);
      if (found && Date.now() - found.mtimeMs > olderThanMs) await rm(path, { force: true });
    }
  }

  async check(): Promise<void> {
    await access(this.stagingFolder, constants.W_OK);
  }

  /** Makes a file whose bytes are durable; a failure leaves none. */
  private async fill<Result>(path: string, write: (file: FileHandle) => Promise<Result>): Promise<Result> {
    const file = await open(path, 'wx').catch(toFull);
    try {
      const result = await write(file);
      await file.sync();
      return result;
    } catch (error) {
      await rm(path, { force: true });
      return toFull(error);
    } finally {
      await file.close();
    }
  }

  private async moveToPlace(path: string, key: string): Promise<void> {
    const place = this.pathOf(key);
    const folder = dirname(place);
    try {
      await mkdir(folder, { recursive: true });
      await rename(path, place);
    } catch (error) {
      await rm(path, { force: true });
      toFull(error);
    }
    // The new name is durable only when its folder is.
    const handle = await open(folder);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  private pathOf(key: string): string {
    return join(this.folder, key);
  }
}

function readFolder(path: string): Promise<Dirent[]> {
  return readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

function toNotFound(key: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw error.code === 'ENOENT' ? new BlobNotFoundError(key) : error;
  };
}

function toFull(error: unknown): never {
  if (!/^(ENOSPC|EDQUOT)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
  throw new BlobStoreError('blob_store_full', 'The disk under CLIPTEXT_DATA_DIR is full: make room on it', {
    cause: error,
  });
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
