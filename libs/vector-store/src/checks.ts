import { MAX_LIMIT, type SpaceDescription } from './vector-store.js';
import { VectorStoreError } from './vector-store-error.js';

/** How far from 1 the length of a vector may be. */
const NORM_TOLERANCE = 1e-3;

/**
 * Refuses a vector that a space cannot take.
 *
 * @param what names the vector in the error's message
 */
export function checkVector(vector: Float32Array, space: SpaceDescription, what: string): void {
  if (vector.length !== space.dimension) {
    throw new VectorStoreError(
      'vector_dimension_mismatch',
      `${what} has ${vector.length} dimensions; the space ${space.name} has ${space.dimension}`,
    );
  }
  let squaredNorm = 0;
  for (const value of vector) squaredNorm += value * value;
  if (!Number.isFinite(squaredNorm)) {
    throw new VectorStoreError('vector_not_finite', `${what} has a value that is not a finite number`);
  }
  const norm = Math.sqrt(squaredNorm);
  if (Math.abs(norm - 1) > NORM_TOLERANCE) {
    throw new VectorStoreError('vector_not_normalised', `${what} has length ${norm.toFixed(4)}, not 1`);
  }
}

export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new VectorStoreError(
      'limit_out_of_range',
      `limit is ${limit}; it must be a whole number from 1 to ${MAX_LIMIT}`,
    );
  }
}
