export class BlobNotFoundError extends Error {
  override readonly name = 'BlobNotFoundError';
  readonly code = 'blob_not_found';

  constructor(readonly key: string) {
    super(`No blob ${key}`);
  }
}

/** What can go wrong in a blob store: it cannot be used now, is full, or holds other bytes than it was given. */
export type BlobStoreErrorCode = 'blob_store_unavailable' | 'blob_store_full' | 'blob_damaged';

/** An error of a blob store; the message names the setting to look at. */
export class BlobStoreError extends Error {
  override readonly name = 'BlobStoreError';

  constructor(
    readonly code: BlobStoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
