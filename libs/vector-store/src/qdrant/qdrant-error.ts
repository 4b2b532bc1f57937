import { VectorStoreError } from '../vector-store-error.js';

/** What fetch calls a connection that failed, and one that ended inside of an answer. */
const NETWORK_ERRORS = ['fetch failed', 'terminated'];

/** Failures before a request could be sent. */
const NOT_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Whether the connection was lost under a request, which may have been carried out or not. */
export function wasReset(error: unknown): boolean {
  const reason = networkFailure(error);
  return reason !== undefined && !NOT_CONNECTED.includes(reason);
}

/**
 * What an error of the Qdrant client means. Errors of the client are told apart by their shape: it throws
 * anonymous classes, and fetch errors of another realm.
 *
 * @param subject what was asked, such as `the space x`
 */
export function translateQdrantError(error: unknown, url: string, subject: string): unknown {
  const { name, status } = error as { name?: string; status?: number };
  const fail = (code: VectorStoreError['code'], message: string) =>
    new VectorStoreError(code, message, { cause: error });
  const server = `Qdrant at ${url} (QDRANT_URL)`;

  if (name === 'QdrantClientTimeoutError' || name === 'AbortError') {
    return fail('vector_store_timeout', `${server} did not answer within QDRANT_TIMEOUT_MS`);
  }
  if (name === 'QdrantClientResourceExhaustedError') {
    return fail('vector_store_unavailable', `${server} has too many requests`);
  }
  if (isForeignAnswer(error)) {
    return fail('vector_store_unavailable', `What answers at ${url} is no Qdrant: correct QDRANT_URL`);
  }
  if (status === undefined) {
    const reason = networkFailure(error);
    return reason ? fail('vector_store_unavailable', `${server} does not answer: ${reason}`) : error;
  }

  const detail = detailOf(error);
  if (status === 401 || status === 403) {
    return fail('vector_store_unavailable', `${server} refuses the key in QDRANT_API_KEY: ${detail}`);
  }
  if (status === 404) return fail('space_not_found', `${server} does not have ${subject}: ${detail}`);
  if (/dimension error/i.test(detail)) {
    return fail('vector_dimension_mismatch', `${server} refuses a vector for ${subject}: ${detail}`);
  }
  if (/timeout error|timed out/i.test(detail)) {
    return fail('vector_store_timeout', `${server} gave up on ${subject}: ${detail}`);
  }
  if (status === 429 || status >= 500) {
    return fail('vector_store_unavailable', `${server} cannot answer now: ${status} ${detail}`);
  }
  return fail('vector_store_refused', `${server} refuses a request for ${subject}: ${status} ${detail}`);
}

/** Whether it was answered with success, but not in Qdrant's form: by a page to log in, or another service. */
function isForeignAnswer(error: unknown): boolean {
  return (error as { message?: string }).message === 'Result came uninitialized';
}

export function isConflict(error: unknown): boolean {
  return (error as { status?: number }).status === 409;
}

/** Why the network failed, where it did: the code of the operating system or of undici. */
function networkFailure(error: unknown): string | undefined {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  if (!NETWORK_ERRORS.includes(message ?? '')) return undefined;
  return cause?.code ?? cause?.message ?? message;
}

/** The server's own words: its JSON errors are `{ status: { error } }`, refused keys and proxies answer text. */
function detailOf(error: unknown): string {
  const { data, message } = error as { data?: unknown; message?: string };
  if (typeof data === 'string' && data) return data.slice(0, 300);
  const { status } = (data ?? {}) as { status?: { error?: string } };
  return status?.error ?? message ?? '';
}
