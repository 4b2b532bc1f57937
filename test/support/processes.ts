import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Command lines of the running processes that name a folder, such as the PostgreSQL server of a data folder. */
export async function listProcesses(folder: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'args']);
  return stdout.split('\n').filter((line) => line.includes(folder));
}
