import { z } from 'zod';
import { problemCodes, type ProblemCode } from './problem-codes.js';

/** One field that is wrong: a JSON pointer (RFC 6901) into the request, and why. */
export type FieldError = { pointer: string; detail: string };

/** RFC 9457 body of every error answer. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ description: 'What went wrong (RFC 9457) and, by its stable `code`, what to do about it.' });

export type ProblemBody = z.infer<typeof problemSchema>;

/** An error that the HTTP edge answers as it is. The detail is for the user: no path, stack or backend text in it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly options: { errors?: FieldError[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause });
    this.status = problemCodes[code].status;
  }

  /** The answer's body. */
  toBody(requestId: string): ProblemBody {
    return {
      type: `urn:cliptext:problem:${this.code}`,
      title: problemCodes[this.code].title,
      status: this.status,
      detail: this.detail,
      code: this.code,
      requestId,
      ...(this.options.errors && { errors: this.options.errors }),
    };
  }
}
