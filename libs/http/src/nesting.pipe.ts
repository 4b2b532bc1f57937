import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Problem } from './problem.js';

const MAX_DEPTH = 64;

/** Refuses bodies that are nested so deeply that whatever walks them could run out of stack. */
export class NestingPipe implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type === 'body' && depthExceeds(value, MAX_DEPTH)) {
      throw new Problem('invalid_request', `The body is nested more than ${MAX_DEPTH} levels deep.`);
    }
    return value;
  }
}

function depthExceeds(value: unknown, maximum: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maximum) return true;
    level = level
      .filter((entry) => typeof entry === 'object' && entry !== null)
      .flatMap((entry) => Object.values(entry));
  }
  return false;
}
