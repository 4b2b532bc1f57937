import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '@cliptext/config';

/** The text that makes its thread fail where a thread does; in a picture, a comment. */
export const FAULTY_INPUT = 'makes its thread fail';

export type Injected = {
  /** A point of inject.mjs, and the n-th time that the process comes to it. */
  point?: string;
  times?: number;
  /** Who is killed there: the process itself, or its embedded database. */
  victim?: 'process' | 'database';
  /** How far the process's clock is ahead. */
  clockOffsetMs?: number;
  /** While this file exists, no other can grow. */
  diskFullWhile?: string;
  /** A fault of a worker thread in inject.mjs. */
  thread?: string;
  /** A named pipe, which a hanging thread waits for a writer of. */
  pipe?: string;
};

/** The environment of a service in which this goes wrong. */
export function injected({
  point,
  times = 1,
  victim = 'process',
  clockOffsetMs,
  diskFullWhile,
  thread,
  pipe,
}: Injected): Record<string, string> {
  return {
    NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot, 'test/faults/support/inject.mjs')).href}`,
    ...(point && { FAULT_POINT: point, FAULT_TIMES: String(times), FAULT_VICTIM: victim }),
    ...(clockOffsetMs && { FAULT_CLOCK_OFFSET_MS: String(clockOffsetMs) }),
    ...(diskFullWhile && { FAULT_DISK_FULL_WHILE: diskFullWhile }),
    ...(thread && { FAULT_THREAD: thread, FAULT_INPUT: FAULTY_INPUT, ...(pipe && { FAULT_PIPE: pipe }) }),
  };
}
