import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@cliptext/database';
import { copyClusterTemplate } from './cluster-template.js';

export type TestDatabase = { database: Database; dataFolder: string; stop(): Promise<void> };

const options = {
  poolSize: 5,
  statementTimeoutMs: 60_000,
  onServerLost: (error: Error) => {
    throw error;
  },
  onConnectionError: () => undefined,
};

/** Opens the embedded database of a data folder that no service is using. */
export function openDatabase(dataFolder: string): Promise<Database> {
  return Database.open({ dataFolder, ...options });
}

/** Opens the database of a server. */
export function openDatabaseAt(url: string): Promise<Database> {
  return Database.open({ url, dataFolder: 'unused', ...options });
}

/** A temporary data folder with an initialised database, which makes starting fast. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cliptext-test-'));
  await copyClusterTemplate(folder);
  return folder;
}

/** A real embedded PostgreSQL in a temporary data folder of its own, migrated. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const dataFolder = await makeDataFolder();
  const database = await openDatabase(dataFolder);
  return {
    database,
    dataFolder,
    stop: async () => {
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
