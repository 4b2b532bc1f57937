import { BlobNotFoundError, BlobStoreError } from '@cliptext/blob-store';
import { Problem, type ProblemCode } from '@cliptext/http';
import { VectorStoreError } from '@cliptext/vector-store';

const RETRY_SECONDS = '5';

/** What the libs' errors mean to a client; undefined for errors that mean nothing to it. */
export function translateError(error: unknown): Problem | undefined {
  if (error instanceof VectorStoreError) {
    if (error.code === 'vector_store_unavailable') return away('vector store', error);
    if (error.code === 'vector_store_timeout') return away('vector store', error, 'dependency_timeout');
  }
  if (error instanceof BlobNotFoundError) {
    return new Problem('image_not_found', 'The stored file of this image is gone.', { cause: error });
  }
  if (error instanceof BlobStoreError && error.code === 'blob_store_unavailable')
    return away('blob store', error);
  if (isUnstorableText(error)) {
    return new Problem('invalid_request', 'A text contains NUL or half of a surrogate pair.', {
      cause: error,
    });
  }
  if (isDiskFull(error))
    return new Problem('storage_full', 'The disk of the service is full.', { cause: error });
  return isConnectionError(error) ? away('catalog', error) : undefined;
}

function away(part: string, cause: unknown, code: ProblemCode = 'dependency_unavailable'): Problem {
  return new Problem(code, `The ${part} does not answer; try again in a moment.`, {
    headers: { 'retry-after': RETRY_SECONDS },
    cause,
  });
}

/** The operating system's word for it, and PostgreSQL's. */
function isDiskFull(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === 'ENOSPC' || code === '53100');
}

/** What PostgreSQL says to characters that it cannot store, in text and, as escapes, in JSON. */
function isUnstorableText(error: unknown): boolean {
  return causesOf(error).some(
    ({ code, message }) =>
      code === '22021' || code === '22P05' || (code === '22P02' && /for type json/.test(message)),
  );
}

/** Sockets that break, and PostgreSQL's classes for a server that is away, shutting down or full of clients. */
function isConnectionError(error: unknown): boolean {
  return causesOf(error).some(
    ({ code = '', syscall }) =>
      /^(ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
      (code === 'ENOENT' && syscall === 'connect') ||
      /^(08...|57P..|53300)$/.test(code),
  );
}

/** The error and what caused it, outermost first: drizzle wraps what pg says. */
function causesOf(error: unknown): NodeJS.ErrnoException[] {
  const causes: NodeJS.ErrnoException[] = [];
  for (let current = error; current instanceof Error; current = current.cause) causes.push(current);
  return causes;
}
