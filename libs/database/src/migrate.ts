import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';

/** Any number will do, as long as every release uses the same: it spells CLIP. */
const MIGRATION_LOCK = 0x434c4950;

/** Applies the migrations that are missing, one process at a time. */
export async function migrateDatabase(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    // Waiting for another process, and filling in a column of a large catalog, take as long as they take.
    await client.query('SET statement_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), {
      migrationsFolder: join(projectRoot, 'libs/database/migrations'),
      migrationsSchema: 'cliptext',
      migrationsTable: 'migrations',
    });
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    // Ends the session with it, and so the lock, should a migration have failed.
    client.release(true);
  }
}
