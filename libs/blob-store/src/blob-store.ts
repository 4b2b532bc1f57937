import type { Readable } from 'node:stream';

/** Bytes that have arrived but are not kept yet. Call exactly one of `keep` and `discard`. */
export type StagedBlob = {
  /** Lower-case hex. */
  sha256: string;
  bytes: number;
  /** The first bytes (at most 4,096), enough to tell the file's type. */
  head: Uint8Array;
  /** Makes the bytes durable under `key`; a blob that is there already is replaced. */
  keep(key: string): Promise<void>;
  discard(): Promise<void>;
};

/**
 * Where originals and thumbnails are kept. A key is made by `blobKeys`. A blob is whole or not there, whatever ends
 * its writer. Calls on a server that does not answer, or does not let us in, reject with a BlobStoreError.
 */
export interface BlobStore {
  readonly kind: 'filesystem' | 's3';
  /** Receives a stream to its end, hashing it on the way. An error of the stream leaves nothing behind. */
  stage(source: Readable): Promise<StagedBlob>;
  /** Makes small bytes durable under `key`. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** @throws BlobNotFoundError */
  read(key: string): Promise<{ stream: Readable; bytes: number }>;
  /** @throws BlobNotFoundError */
  readAll(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
  /** Removes a blob; one that is not there is no error. */
  remove(key: string): Promise<void>;
  /** Every key that starts with `prefix` (a folder), with the time it was written. */
  list(prefix: string): AsyncIterable<{ key: string; modifiedAt: Date }>;
  /** Removes staged bytes that were neither kept nor discarded, because their process died. */
  removeAbandoned(olderThanMs: number): Promise<void>;
  /** Resolves when the store answers and lets us in. */
  check(): Promise<void>;
}
