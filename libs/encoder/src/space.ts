import { createHash } from 'node:crypto';
import type { Manifest } from './manifest.js';

/**
 * The name of the space that a model's vectors live in. Vectors of two spaces are never compared, so it
 * changes with the weights, even where somebody forgot to change the version.
 */
export function spaceOf({ id, version, files, image, text, background, concepts }: Manifest): string {
  const named = [image.file, text.file, text.tokenizer, background.file, concepts?.file];
  // Large graphs keep their weights in files beside them, which only the graphs name.
  const beside = Object.keys(files)
    .filter((file) => !named.includes(file))
    .sort();
  const weights = createHash('sha256');
  for (const file of [image.file, text.file, ...beside]) weights.update(files[file]!.sha256);
  return `${id}@${version}#${weights.digest('hex').slice(0, 12)}`;
}
