import type { Problem } from './api-types.js';

/** An answer that is not a success, or none at all. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
  }
}

export const UNREACHABLE: Problem = { status: 0, title: 'No answer from the server', code: 'unreachable' };

/** The problem in an error answer's body; a proxy may answer something else, then only the status is known. */
export function readProblem(status: number, statusText: string, body: string): Problem {
  const fallback: Problem = { status, title: statusText || `HTTP ${status}`, code: `http_${status}` };
  try {
    const parsed: unknown = JSON.parse(body);
    return parsed !== null && typeof parsed === 'object' ? { ...fallback, ...parsed } : fallback;
  } catch {
    return fallback;
  }
}

/** @throws the error itself when it is not an answer of the API, so that a mistake of ours is not hidden. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  throw error;
}
