import type { EmbeddingRequest } from './embedding-schemas.js';

/** As a list, or in base64: 32-bit floats, little-endian on whatever machine this is. */
export function writeNumbers(
  numbers: Float32Array,
  format: EmbeddingRequest['encoding_format'],
): number[] | string {
  if (format === 'float') return [...numbers];
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
  return bytes.toString('base64');
}
