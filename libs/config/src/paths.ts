import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder that holds package.json, models/, samples/ and dist/, whether we run from the build or the sources. */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

/**
 * The URL of a file that only the build produces (a worker thread's entry, a WebAssembly module), named
 * relative to the module that uses it: `builtFile('./scan.worker.js', import.meta.url)`.
 *
 * Under Jest the asking module is a TypeScript source that is compiled on the fly, but a worker thread
 * starts outside of Jest: the file is then taken from the same place in `dist/`.
 */
export function builtFile(path: string, importMetaUrl: string): URL {
  const beside = new URL(path, importMetaUrl);
  const fromRoot = relative(projectRoot, fileURLToPath(beside));
  return fromRoot.startsWith('dist') ? beside : pathToFileURL(join(projectRoot, 'dist', fromRoot));
}

function findProjectRoot(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${start}`);
    folder = parent;
  }
  return folder;
}
