import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EncoderError } from './encoder-error.js';
import { decodeFloat16 } from './float16.js';
import type { Manifest } from './manifest.js';
import { unitVector } from './unit-vector.js';

/** Unit vectors of typical images, which scores are standardised against. */
export interface BackgroundSample {
  count: number;
  /** count × dimension. */
  vectors: Float32Array;
}

export async function readBackground(folder: string, manifest: Manifest): Promise<BackgroundSample> {
  const { background, dimension } = manifest;
  const bytes = await readFile(join(folder, background.file));
  const expected = background.count * dimension * 2;
  if (bytes.length !== expected) {
    throw new EncoderError(
      'manifest_invalid',
      `background: ${background.file} has ${bytes.length} bytes; ${background.count} vectors of ${dimension} are ${expected}.`,
    );
  }
  const vectors = decodeFloat16(bytes);
  for (let start = 0; start < vectors.length; start += dimension) {
    vectors.set(unitVector(vectors.subarray(start, start + dimension)), start);
  }
  return { count: background.count, vectors };
}
