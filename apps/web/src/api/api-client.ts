import { ApiError, readProblem, UNREACHABLE } from './api-problem.js';
import type { ImagePage, ImageRecord, Negative, SearchAnswer, ServiceStatus } from './api-types.js';

const COLLECTION = '/v1/collections/default';

export const UPLOAD_PATH = `${COLLECTION}/images`;

export type SearchRequest = {
  text: string;
  negatives: Negative[];
  /** Whether "without …" and "-word" in the text are taken as negatives. */
  parseNegation: boolean;
};

/** @throws ApiError */
export function searchImages(
  request: SearchRequest,
  options: { limit: number; cursor?: string; signal: AbortSignal },
): Promise<SearchAnswer> {
  return fetchJson(`${COLLECTION}/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: request.text,
      negative: request.negatives.map(({ text, mode }) => ({ text, mode, weight: 1 })),
      parseNegation: request.parseNegation,
      limit: options.limit,
      cursor: options.cursor,
      explain: true,
    }),
    signal: options.signal,
  });
}

/** The newest indexed images first. @throws ApiError */
export function listImages(options: {
  limit: number;
  cursor?: string;
  signal: AbortSignal;
}): Promise<ImagePage> {
  const parameters = new URLSearchParams({ state: 'indexed', limit: String(options.limit) });
  if (options.cursor) parameters.set('cursor', options.cursor);
  return fetchJson(`${COLLECTION}/images?${parameters}`, { signal: options.signal });
}

/** @throws ApiError */
export function getImage(id: string, signal?: AbortSignal): Promise<ImageRecord> {
  return fetchJson(`${COLLECTION}/images/${encodeURIComponent(id)}`, signal ? { signal } : {});
}

/** @throws ApiError */
export function getStatus(signal: AbortSignal): Promise<ServiceStatus> {
  return fetchJson('/v1/status', { signal });
}

async function fetchJson<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  let body: string;
  try {
    response = await fetch(path, init);
    body = await response.text();
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(UNREACHABLE);
  }
  if (!response.ok) throw new ApiError(readProblem(response.status, response.statusText, body));
  return JSON.parse(body) as Answer;
}
