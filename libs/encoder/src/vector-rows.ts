import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EncoderError } from './encoder-error.js';
import { decodeFloat16 } from './float16.js';
import type { Manifest } from './manifest.js';
import { unitVector } from './unit-vector.js';

/** Unit vectors that are shipped with a model, row after row. */
export interface VectorRows {
  count: number;
  /** count × dimension. */
  vectors: Float32Array;
}

/** @throws {EncoderError} `manifest_invalid` when the file does not hold what the manifest says */
export async function readVectors(
  folder: string,
  { file, count }: Manifest['background'],
  dimension: number,
): Promise<VectorRows> {
  const bytes = await readFile(join(folder, file));
  const expected = count * dimension * 2;
  if (bytes.length !== expected) {
    throw new EncoderError(
      'manifest_invalid',
      `${file} has ${bytes.length} bytes; ${count} vectors of ${dimension} are ${expected}.`,
    );
  }
  const vectors = decodeFloat16(bytes);
  for (let start = 0; start < vectors.length; start += dimension) {
    vectors.set(unitVector(vectors.subarray(start, start + dimension)), start);
  }
  return { count, vectors };
}
