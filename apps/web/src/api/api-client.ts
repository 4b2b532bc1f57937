import createClient from 'openapi-fetch';
import type { paths } from './openapi.js';
import { sendRequest } from './send-request.js';

/** The service's routes, typed by its OpenAPI document. Every call throws `ApiError` unless it succeeds. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: sendRequest });

/** What a call of `api` answered. @throws ApiError */
export async function answerOf<Answer>(call: Promise<{ data?: Answer }>): Promise<Answer> {
  const { data } = await call;
  return data as Answer;
}
