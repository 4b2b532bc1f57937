import { execFile } from 'node:child_process';
import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Puts a copy of the run's one initialised PostgreSQL cluster (made by global-setup.mjs) into a data folder,
 * which saves seconds of initdb a test. The folder must be a new temporary one.
 */
export async function copyClusterTemplate(dataFolder: string): Promise<void> {
  const template = process.env.CLIPTEXT_TEST_CLUSTER;
  if (!template) throw new Error('CLIPTEXT_TEST_CLUSTER is not set: run the tests through npm test');
  // mkdtemp makes private folders; as root the server runs as another user, who has to pass through.
  await chmod(dataFolder, 0o755);
  await stat(template);
  await promisify(execFile)('cp', ['-a', template, join(dataFolder, 'postgres')]);
}
