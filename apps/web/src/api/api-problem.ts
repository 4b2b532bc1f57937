/** RFC 9457 problem details, as the service answers them. */
export type Problem = {
  /** The HTTP status; 0 when no answer of the service came at all. */
  status: number;
  title: string;
  detail?: string;
  /**
   * The service's own, or one of the page: `unreachable`, `no_answer` (too slow), `not_ours` (a success that is not of
   * the service), `http_<status>` (an error that is not) and `file_unreadable` (a file of this device).
   */
  code: string;
  requestId?: string;
  errors?: { pointer: string; detail: string }[];
  /** Seconds after which the same request may pass, where the answer says so. */
  retryAfter?: number;
};

/** An answer that is not a success, or none at all. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
  }
}

export const UNREACHABLE: Problem = { status: 0, title: 'No answer from the service', code: 'unreachable' };

export const NO_ANSWER: Problem = {
  status: 0,
  title: 'The service takes too long to answer',
  code: 'no_answer',
};

export const NOT_OURS: Problem = {
  status: 0,
  title: 'Something else answered in the place of the service',
  code: 'not_ours',
};

export const FILE_UNREADABLE: Problem = {
  status: 400,
  title: 'The picture cannot be read',
  code: 'file_unreadable',
};

/** The problem in an error answer's body; a proxy may answer something else, then only the status is known. */
export function readProblem(
  { status, statusText }: { status: number; statusText: string },
  body: string,
  retryAfter: string | null = null,
): Problem {
  const seconds = Number(retryAfter ?? Number.NaN);
  const fallback: Problem = {
    status,
    title: statusText || `HTTP ${status}`,
    code: `http_${status}`,
    ...(Number.isFinite(seconds) && { retryAfter: seconds }),
  };
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

/** What a query failed with, if it did. */
export const problemIn = ({ error }: { error: unknown }): Problem | null =>
  error === null ? null : problemOf(error);

/** Whether the same request would meet the same problem again: the client's errors but for those of the moment. */
export const isFinal = ({ status }: Problem): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;

const BUSY = new Set([429, 503, 504]);
const LOOK_AGAIN_SECONDS = 3;

/** After how many milliseconds asking again makes sense by itself; false where a person has to change something. */
export function recoversAfter(problem: Problem): number | false {
  if (problem.status !== 0 && !BUSY.has(problem.status)) return false;
  return (problem.retryAfter ?? LOOK_AGAIN_SECONDS) * 1000;
}
