import { apiKey } from './api-key.js';
import { ApiError, NO_ANSWER, readProblem, UNREACHABLE } from './api-problem.js';

const ANSWER_WITHIN_MS = 30_000;

/**
 * `fetch` with the key of this browser, a limit in time, and an error for each answer that is not a success.
 *
 * @throws ApiError
 */
export function sendRequest(request: Request): Promise<Response> {
  return send(request, AbortSignal.timeout(ANSWER_WITHIN_MS));
}

/** The body of an answer that goes on for as long as it likes: only its beginning has a limit. @throws ApiError */
export async function openStream(request: Request): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), ANSWER_WITHIN_MS);
  const { body } = await send(request, tooLate.signal).finally(() => clearTimeout(timer));
  if (!body) throw new ApiError(NO_ANSWER);
  return body;
}

async function send(request: Request, tooLate: AbortSignal): Promise<Response> {
  const { key } = apiKey.snapshot();
  if (key !== null) request.headers.set('authorization', `Bearer ${key}`);
  let response: Response;
  try {
    response = await fetch(request, { signal: AbortSignal.any([request.signal, tooLate]) });
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ApiError(tooLate.aborted ? NO_ANSWER : UNREACHABLE);
  }
  if (response.ok) return response;
  if (response.status === 401) apiKey.ask(key);
  throw new ApiError(readProblem(response, await response.text(), response.headers.get('retry-after')));
}
