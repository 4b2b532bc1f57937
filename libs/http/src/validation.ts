import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem, type FieldError } from './problem.js';

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined };

/** Turns a schema's issues into field errors with JSON pointers. */
export function toFieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.map(({ path, message }) => ({
    pointer: (path ?? []).map((segment) => `/${escapeToken(segment)}`).join(''),
    detail: message,
  }));
}

/** Validates bodies, queries and parameters by the schema of their decorator. */
export function createValidationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const errors = toFieldErrors(issues);
      const first = errors[0];
      return new Problem('invalid_request', first ? describe(first) : 'The request is invalid.', { errors });
    },
  });
}

function describe({ pointer, detail }: FieldError): string {
  return pointer ? `${pointer}: ${detail}` : detail;
}

function escapeToken(segment: PropertyKey | { key: PropertyKey }): string {
  const key = typeof segment === 'object' ? segment.key : segment;
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
