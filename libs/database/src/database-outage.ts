/** Why PostgreSQL cannot be used now: it is away (or full of clients), or its disk is full. */
export type DatabaseOutage = 'away' | 'disk_full';

/**
 * Whether a statement failed for a reason outside of it, and which: sockets that break, and PostgreSQL's classes for
 * a server that is gone, shutting down, starting, or without room. Undefined for every other error.
 */
export function databaseOutage(error: unknown): DatabaseOutage | undefined {
  const causes = causesOf(error);
  if (causes.some(({ code }) => code === DISK_FULL)) return 'disk_full';
  return causes.some(isAway) ? 'away' : undefined;
}

/** The innermost cause: drizzle wraps what pg says in the statement and its values. */
export function innermostCause(error: unknown): unknown {
  return causesOf(error).at(-1) ?? error;
}

const DISK_FULL = '53100';

/** pg and its pool say these without a code. */
const LOST_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

function isAway({ code = '', syscall, message }: NodeJS.ErrnoException): boolean {
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
    (code === 'ENOENT' && syscall === 'connect') ||
    /^(08...|57P..|53300)$/.test(code) ||
    LOST_CONNECTION.test(message)
  );
}

/** The error and what caused it, outermost first. */
function causesOf(error: unknown): NodeJS.ErrnoException[] {
  const causes: NodeJS.ErrnoException[] = [];
  for (let current = error; current instanceof Error; current = current.cause) causes.push(current);
  return causes;
}
