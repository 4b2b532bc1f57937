export { Database, type DatabaseOptions, type Transaction } from './database.js';
export { DatabaseModule } from './database.module.js';
export { DatabaseError, type DatabaseErrorCode } from './database-error.js';
export { databaseOutage, innermostCause } from './database-outage.js';
export { withoutRepeats } from './without-repeats.js';
