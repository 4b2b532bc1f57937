import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@cliptext/database';
import { copyClusterTemplate } from './cluster-template.js';

export type TestDatabase = { database: Database; dataFolder: string; stop(): Promise<void> };

/** A real embedded PostgreSQL in a temporary data folder of its own, migrated. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cliptext-test-'));
  await copyClusterTemplate(dataFolder);
  const database = await Database.open({
    dataFolder,
    poolSize: 5,
    onServerLost: (error) => {
      throw error;
    },
    onConnectionError: () => undefined,
  });
  return {
    database,
    dataFolder,
    stop: async () => {
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
