import { HttpException } from '@nestjs/common';
import { Problem } from './problem.js';
import { problemCodes, type ProblemCode } from './problem-codes.js';

/** By the codes that fastify and its plugins put on their errors. */
const codesOfFastify: Record<string, { code: ProblemCode; detail: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'too_large', detail: 'The body is larger than this route takes.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported_content_type',
    detail: 'This route does not take that content type.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'bad_request', detail: 'The body is empty, JSON was announced.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'bad_request', detail: 'The body is not valid JSON.' },
  FST_ERR_BAD_URL: { code: 'bad_request', detail: 'The address has an invalid percent escape.' },
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: {
    code: 'unsupported_content_type',
    detail: 'The content type is missing.',
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    code: 'unsupported_content_type',
    detail: 'Send the files as multipart/form-data.',
  },
};

const codesOfStatus: Record<number, ProblemCode> = {
  400: 'bad_request',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'too_large',
  414: 'uri_too_long',
  415: 'unsupported_content_type',
  431: 'headers_too_large',
};

/** Makes any error a problem: errors of the framework by their code or status, all others `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? codesOfFastify[code] : undefined;
  if (known) return new Problem(known.code, known.detail, { cause: error });
  if (isBrokenJson(error, statusCode)) {
    return new Problem('bad_request', 'The body is not valid JSON.', { cause: error });
  }
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  const byStatus = typeof status === 'number' ? codesOfStatus[status] : undefined;
  if (byStatus) return new Problem(byStatus, `${problemCodes[byStatus].title}.`, { cause: error });
  return new Problem('internal', 'The service failed; its log has the details under this request id.', {
    cause: error,
  });
}

/** Nest keeps no more than the message of fastify's error. */
function isBrokenJson(error: unknown, statusCode: unknown): boolean {
  if (error instanceof HttpException) return error.message.startsWith('Body is not valid JSON');
  return error instanceof SyntaxError && statusCode === 400;
}
