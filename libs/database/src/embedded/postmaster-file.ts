import { readFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a running server says of itself in its folder's `postmaster.pid`. */
export type PostmasterFile = { pid: number; socketFolder: string; isReady: boolean };

/**
 * Reads `postmaster.pid`; null when there is none.
 * Its lines are: process id, data folder, start time, port, socket folder, listen address, shared memory key,
 * status (PostgreSQL source, `src/include/utils/pidfile.h`).
 */
export async function readPostmasterFile(folder: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  return {
    pid: Number(lines[0]),
    socketFolder: lines[4] ?? '',
    isReady: lines[7]?.trim() === 'ready',
  };
}

/** Whether a process with this id exists, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is a PostgreSQL server: after a reboot, its old id may belong to anything. */
export async function isPostgresProcess(pid: number): Promise<boolean> {
  if (!isProcessAlive(pid)) return false;
  const name =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
      : await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]).then(
          ({ stdout }) => stdout,
          () => '',
        );
  return name.includes('postgres');
}
