import { BlobNotFoundError, BlobStoreError } from '@cliptext/blob-store';
import { databaseOutage, innermostCause } from '@cliptext/database';
import { EncoderError } from '@cliptext/encoder';
import { Problem, type ProblemCode } from '@cliptext/http';
import { VectorStoreError } from '@cliptext/vector-store';

const RETRY_SECONDS = '5';

const ENCODER_AWAY = new Set(['encoding_crashed', 'tower_unavailable']);

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
  if (error instanceof EncoderError && error.code === 'encoder_busy') {
    return new Problem('overloaded', 'Too many texts wait to be encoded; try again in a moment.', {
      headers: { 'retry-after': RETRY_SECONDS },
    });
  }
  if (error instanceof EncoderError && error.code === 'encoding_timeout')
    return away('encoder', error, 'dependency_timeout');
  if (error instanceof EncoderError && ENCODER_AWAY.has(error.code)) return away('encoder', error);
  if (isUnstorableText(error)) {
    return new Problem('invalid_request', 'A text contains NUL or half of a surrogate pair.', {
      cause: error,
    });
  }
  const outage = databaseOutage(error);
  if (outage === 'disk_full' || (error instanceof BlobStoreError && error.code === 'blob_store_full'))
    return new Problem('storage_full', 'The disk of the service is full.', { cause: error });
  return outage && away('catalog', error);
}

function away(part: string, cause: unknown, code: ProblemCode = 'dependency_unavailable'): Problem {
  return new Problem(code, `The ${part} does not answer; try again in a moment.`, {
    headers: { 'retry-after': RETRY_SECONDS },
    cause,
  });
}

/** What PostgreSQL says to characters that it cannot store, in text and, as escapes, in JSON. */
function isUnstorableText(error: unknown): boolean {
  const { code, message } = innermostCause(error) as NodeJS.ErrnoException;
  return code === '22021' || code === '22P05' || (code === '22P02' && /for type json/.test(message));
}
