import { DatabaseError } from './database-error.js';

/** Says why the server at DATABASE_URL could not be used, and what to do about it. The password is left out. */
export function toServerError(error: unknown, url: string): DatabaseError {
  const { host, username, pathname } = new URL(url);
  const { code, message } = innermost(error as Failure);
  const fail = (kind: 'database_unreachable' | 'database_refused', text: string): DatabaseError =>
    new DatabaseError(kind, `DATABASE_URL: ${text}`, { cause: error });
  switch (code) {
    case '28P01':
    case '28000':
      return fail(
        'database_refused',
        `PostgreSQL at ${host} refuses the user "${username}" (${message}). Correct the user and password in the address.`,
      );
    case '3D000':
      return fail(
        'database_refused',
        `PostgreSQL at ${host} has no database "${pathname.slice(1)}". Create it, or correct the address.`,
      );
    case '42501':
      return fail(
        'database_refused',
        `The user "${username}" may not make what the service needs (${message}). Make it the owner of the database.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fail('database_unreachable', `the host of ${host} cannot be found. Correct the address.`);
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return fail(
        'database_unreachable',
        `no PostgreSQL answers at ${host} (${code}). Start it, or correct the address.`,
      );
    default:
      return fail('database_unreachable', `PostgreSQL at ${host} cannot be used: ${message}.`);
  }
}

type Failure = { code?: string; message?: string; cause?: Failure; errors?: Failure[] };

/** A host with several addresses fails with one error for each; drizzle wraps what a statement failed with. */
function innermost(failure: Failure): { code: string | undefined; message: string } {
  const inner = failure.errors?.[0] ?? failure.cause;
  if (inner) return innermost(inner);
  return { code: failure.code, message: failure.message ?? 'no reason given' };
}
