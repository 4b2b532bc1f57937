import { totalmem } from 'node:os';

/**
 * What the container of this process may have, in bytes; infinite without a limit, which Node reports as 0 or as more
 * than the machine has.
 */
export function containerMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit <= totalmem() ? limit : Infinity;
}
