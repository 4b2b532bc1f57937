import { createHash } from 'node:crypto';
import type { Manifest } from './manifest.js';

/**
 * The name of the space that a model's vectors live in. Vectors of two spaces are never compared, so it
 * changes with the weights, even where somebody forgot to change the version.
 */
export function spaceOf({ id, version, files, image, text }: Manifest): string {
  const towers = createHash('sha256');
  for (const { file } of [image, text]) towers.update(files[file]!.sha256);
  return `${id}@${version}#${towers.digest('hex').slice(0, 12)}`;
}
