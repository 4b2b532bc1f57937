import { apiKey } from './api-key.js';
import { ApiError, NO_ANSWER, readProblem, UNREACHABLE } from './api-problem.js';

const ANSWER_WITHIN_MS = 30_000;

/**
 * `fetch` with the key of this browser, a limit in time, and an error for each answer that is not a success.
 *
 * @throws ApiError
 */
export async function sendRequest(request: Request): Promise<Response> {
  const tooLate = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const response = await send(request, tooLate);
  // Read here, where a connection that breaks within the body is told from a mistake of ours.
  const body = await orProblem(response.arrayBuffer(), request, tooLate);
  return new Response(body.byteLength > 0 ? body : null, response);
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
  const signal = AbortSignal.any([request.signal, tooLate]);
  const response = await orProblem(fetch(request, { signal }), request, tooLate);
  if (response.ok) return response;
  if (response.status === 401) apiKey.ask(key);
  const body = await orProblem(response.text(), request, tooLate);
  throw new ApiError(readProblem(response, body, response.headers.get('retry-after')));
}

/** @throws ApiError when what is waited for comes too late or not at all */
async function orProblem<Received>(
  received: Promise<Received>,
  request: Request,
  tooLate: AbortSignal,
): Promise<Received> {
  try {
    return await received;
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ApiError(tooLate.aborted ? NO_ANSWER : UNREACHABLE);
  }
}
