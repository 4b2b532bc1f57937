/** Why a database could not be opened. */
export type DatabaseErrorCode =
  | 'data_folder_in_use'
  | 'data_folder_unusable'
  | 'database_refused'
  | 'database_unreachable'
  | 'platform_unsupported'
  | 'server_failed';

/** A database that cannot be opened; the message says what to do about it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
