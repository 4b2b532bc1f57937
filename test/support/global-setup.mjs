import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Initialises one PostgreSQL cluster for the whole run; tests copy it. */
export default async function globalSetup() {
  const { Database } = await import('../../dist/libs/database/src/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'cliptext-template-'));
  await chmod(folder, 0o755);
  const database = await Database.open({
    dataFolder: folder,
    poolSize: 1,
    statementTimeoutMs: 60_000,
    onServerLost: (error) => {
      throw error;
    },
    onConnectionError: () => undefined,
  });
  await database.close();
  process.env.CLIPTEXT_TEST_CLUSTER = join(folder, 'postgres');
  globalThis.removeClusterTemplate = () => rm(folder, { recursive: true, force: true });
}
