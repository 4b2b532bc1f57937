import { BlobNotFoundError, BlobStoreError } from '@cliptext/blob-store';
import { Problem } from '@cliptext/http';
import { VectorStoreError } from '@cliptext/vector-store';

const RETRY = { 'retry-after': '5' };

/** What the libs' errors mean to a client; undefined for errors that mean nothing to it. */
export function translateError(error: unknown): Problem | undefined {
  if (error instanceof VectorStoreError && error.code === 'vector_store_unavailable') {
    return new Problem('dependency_unavailable', 'The vector store does not answer; try again in a moment.', {
      headers: RETRY,
      cause: error,
    });
  }
  if (error instanceof BlobStoreError && error.code === 'blob_store_unavailable') {
    return new Problem('dependency_unavailable', 'The blob store does not answer; try again in a moment.', {
      headers: RETRY,
      cause: error,
    });
  }
  if (error instanceof BlobNotFoundError) {
    return new Problem('image_not_found', 'The stored file of this image is gone.', { cause: error });
  }
  if (isConnectionError(error)) {
    return new Problem('dependency_unavailable', 'The catalog does not answer; try again in a moment.', {
      headers: RETRY,
      cause: error,
    });
  }
  return undefined;
}

/** Errors of the operating system and of PostgreSQL (class 08 and 57P) that say that the server is away. */
function isConnectionError(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    const { code } = current as NodeJS.ErrnoException;
    if (code && /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|08...|57P..)$/.test(code))
      return 'syscall' in current || code.length === 5;
  }
  return false;
}
