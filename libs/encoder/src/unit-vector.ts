import { EncoderError } from './encoder-error.js';

/**
 * The vector at length 1.
 * @throws {EncoderError} `vector_invalid` when it has no direction: a value is not finite, or all are 0
 */
export function unitVector(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (!Number.isFinite(length) || length === 0) {
    throw new EncoderError('vector_invalid', 'The model gave a vector without a direction.');
  }
  return vector.map((value) => value / length);
}
