export { Problem, problemSchema, type FieldError, type ProblemBody } from './problem.js';
export { type ProblemCode } from './problem-codes.js';
export { ProblemFilter } from './problem.filter.js';
export { addRequestIdHeader, serverOptions } from './server-options.js';
export { createValidationPipe, toFieldErrors } from './validation.js';
