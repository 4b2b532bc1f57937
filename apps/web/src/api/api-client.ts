import createClient from 'openapi-fetch';
import { ApiError, NOT_OURS } from './api-problem.js';
import type { paths } from './openapi.js';
import { sendRequest } from './send-request.js';

/** The service's routes, typed by its OpenAPI document. Every call throws `ApiError` unless it succeeds. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: askForJson });

/** What a call of `api` answered. @throws ApiError */
export async function answerOf<Answer>(call: Promise<{ data?: Answer }>): Promise<Answer> {
  const { data } = await call;
  return data as Answer;
}

/** A proxy that stands before the service may answer with a page of its own, such as one to sign in. */
async function askForJson(request: Request): Promise<Response> {
  const response = await sendRequest(request);
  const type = response.headers.get('content-type');
  if (type !== null && !type.includes('json')) throw new ApiError(NOT_OURS);
  return response;
}
