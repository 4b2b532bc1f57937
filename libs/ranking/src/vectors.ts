import { RankingError } from './ranking-error.js';

/** The dot product of two vectors of one length; the cosine, when both are of unit length. */
export function dot(a: Float32Array, b: Float32Array): number {
  requireSameLength(a, b);
  return dotAt(a, b, 0);
}

/**
 * The dot product of `vector` and the row of `rows` that starts at `offset`. Summed in double precision, in four
 * parts that the processor can work on at once.
 */
export function dotAt(vector: Float32Array, rows: Float32Array, offset: number): number {
  const length = vector.length;
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let index = 0;
  for (; index + 3 < length; index += 4) {
    sum0 += (vector[index] as number) * (rows[offset + index] as number);
    sum1 += (vector[index + 1] as number) * (rows[offset + index + 1] as number);
    sum2 += (vector[index + 2] as number) * (rows[offset + index + 2] as number);
    sum3 += (vector[index + 3] as number) * (rows[offset + index + 3] as number);
  }
  for (; index < length; index++) sum0 += (vector[index] as number) * (rows[offset + index] as number);
  return sum0 + sum1 + (sum2 + sum3);
}

/**
 * Σ weightᵢ · vectorᵢ, scaled to unit length: the embedding of an ensemble of phrases, whose own embeddings are of
 * unit length. Weights are relative and not negative.
 *
 * @throws RankingError `no_direction` when there is nothing to average or the sum is zero; `dimension_mismatch`.
 */
export function weightedMean(vectors: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const [first] = vectors;
  const sum = new Float64Array(first?.length ?? 0);
  vectors.forEach((vector, row) => {
    requireSameLength(vector, sum);
    const weight = weights[row] ?? 0;
    for (let index = 0; index < sum.length; index++) sum[index]! += weight * (vector[index] as number);
  });
  return unitLength(sum);
}

/** Scales to unit length. @throws RankingError `no_direction` for a vector of zeros or with a number that is not finite. */
export function unitLength(vector: Float64Array): Float32Array {
  const length = Math.hypot(...vector);
  if (!(length > 1e-9 && Number.isFinite(length))) {
    throw new RankingError(
      'no_direction',
      'The weighted vectors cancel out, so they have no mean direction.',
    );
  }
  return Float32Array.from(vector, (value) => value / length);
}

function requireSameLength(a: { length: number }, b: { length: number }): void {
  if (a.length !== b.length) {
    throw new RankingError(
      'dimension_mismatch',
      `A vector of ${a.length} numbers cannot be combined with one of ${b.length}.`,
    );
  }
}
