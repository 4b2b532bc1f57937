export { Database, type DatabaseOptions } from './database.js';
export { DatabaseError, type DatabaseErrorCode } from './database-error.js';
