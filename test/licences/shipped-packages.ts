import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';

type LockedPackage = {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

export type ShippedPackage = { name: string; version: string; licence: string };

/**
 * Every package that a user gets: the dependencies, on every platform, and what the page's bundle is made of, with
 * theirs. The licences are those of the lock file, so that the list is the same on each machine.
 */
export function shippedPackages(): ShippedPackage[] {
  const { packages } = readJson('package-lock.json') as { packages: Record<string, LockedPackage> };
  const { dependencies, optionalDependencies } = readJson('package.json') as LockedPackage;
  const shipped = new Map<string, ShippedPackage>();
  const waiting = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...importedByPage()].flatMap(
    (name) => findPath(packages, '', name),
  );
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (shipped.has(path)) continue;
    const { version = '', license = 'unknown', ...needs } = packages[path]!;
    shipped.set(path, { name: path.split('node_modules/').at(-1)!, version, licence: license });
    const names = Object.keys({ ...needs.dependencies, ...needs.optionalDependencies });
    waiting.push(...names.flatMap((name) => findPath(packages, path, name)));
  }
  return [...shipped.values()].sort(
    (a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version),
  );
}

/** Where Node finds a package that `from` imports; nowhere, when it is an optional one that was not locked. */
function findPath(packages: Record<string, LockedPackage>, from: string, name: string): string[] {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path]) return [path];
    if (folder === '') return [];
    if (!folder.includes('/node_modules/')) folder = '';
  }
}

/** The packages that the page's sources import: they are development dependencies, and part of its bundle. */
function importedByPage(): string[] {
  const sources = readdirSync(join(projectRoot, 'apps/web/src'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'));
  const names = sources.flatMap((file) => {
    const text = readFileSync(join(projectRoot, 'apps/web/src', file), 'utf8');
    return [...text.matchAll(/from '((?:@[^/']+\/)?[^./'][^/']*)/g)].map(([, name]) => name!);
  });
  return [...new Set(names)];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot, file), 'utf8'));
}
