import { readFileSync } from 'node:fs';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The user that the server runs as, where it is not ours. */
export type ServerUser = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root: started as root, the server and its folder belong to `nobody`.
 * Undefined when we are an ordinary user, and the server runs as ourselves.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  return { uid: Number(entry?.[2] ?? 65534), gid: Number(entry?.[3] ?? 65534) };
}

/** Whether a user without rights of their own may pass through every folder on the way to `path`. */
export async function isReachableByEveryone(path: string): Promise<boolean> {
  let folder = resolve(path);
  for (;;) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0) return false;
    const parent = dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

/** Makes a folder that every user may pass through, whatever the umask. */
export async function makeReachable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}
