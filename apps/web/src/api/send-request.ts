import { apiKey } from './api-key.js';
import { ApiError, NO_ANSWER, readProblem, UNREACHABLE } from './api-problem.js';

const ANSWER_WITHIN_MS = 30_000;

/**
 * `fetch` with the key of this browser, a limit in time, and an error for each answer that is not a success.
 *
 * @throws ApiError
 */
export async function sendRequest(request: Request): Promise<Response> {
  const { key } = apiKey.snapshot();
  if (key !== null) request.headers.set('authorization', `Bearer ${key}`);
  const tooLate = AbortSignal.timeout(ANSWER_WITHIN_MS);
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
