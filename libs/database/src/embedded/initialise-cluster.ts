import { execFile } from 'node:child_process';
import { access, chown, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseError } from '../database-error.js';
import { draftOf } from './draft.js';
import type { ServerUser } from './server-user.js';

/** Whether `folder` holds a PostgreSQL cluster. */
export function isInitialised(folder: string): Promise<boolean> {
  return access(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

/**
 * Makes a new cluster in `folder`. It is built beside it and moved there when complete, so that a kill halfway
 * leaves no half-made cluster, and of two processes that do this at once one wins.
 *
 * @throws DatabaseError `server_failed` with what initdb said.
 */
export async function initialiseCluster(
  folder: string,
  initdb: string,
  superuser: string,
  user: ServerUser | undefined,
): Promise<void> {
  const draft = await draftOf(folder);
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  try {
    await promisify(execFile)(
      initdb,
      ['-D', draft, '-A', 'trust', '-U', superuser, '--no-locale', '-E', 'UTF8', '--no-instructions'],
      { env: { LC_ALL: 'C', PATH: process.env.PATH }, ...user },
    );
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (await isInitialised(folder)) return;
    const said = (error as { stderr?: string }).stderr?.trim() || String(error);
    throw new DatabaseError('server_failed', `PostgreSQL could not initialise ${folder}: ${said}`);
  }
}
