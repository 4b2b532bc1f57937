import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isProcessAlive } from './postmaster-file.js';

/**
 * Where this process makes what it then moves to `place`, beside it. What processes that were killed left there
 * is removed.
 */
export async function draftOf(place: string): Promise<string> {
  const prefix = `${basename(place)}.draft-`;
  for (const name of await readdir(dirname(place))) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number(name.slice(prefix.length));
    if (owner !== process.pid && isProcessAlive(owner)) continue;
    // Again where it is still being filled: initdb outlives who started it for a moment.
    await rm(join(dirname(place), name), { recursive: true, force: true, maxRetries: 10 });
  }
  return `${place}.draft-${process.pid}`;
}
