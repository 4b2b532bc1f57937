import { CONTRADICTION_COSINE, SAME_TEXT_COSINE } from './constants.js';
import { TUNED } from './tuned.js';
import { dot, unitLength } from './vectors.js';

/**
 * Moves the positive's embedding `a` away from the negative's `n`, for retrieval only: near candidates that show
 * the negative would crowd out the good ones. SpaceVLM (arXiv 2511.12331) searches in the middle of the part of the
 * cap around `a` that lies outside the cap around `n`, both of the half-angle α = acos τ. With θ = acos(a·n):
 *
 *     cos δ · n + (sin δ / sin θ) (a − (a·n) n),  δ = α + θ/2,  if θ < 2α;  else a
 *
 * All vectors are of unit length; the result lies in the plane of `a` and `n`, at the angle δ from `n`. When both
 * texts are (almost) the same, no direction leads from one to the other: then the answer is `a` itself.
 *
 * @param tau cosine of the half-angle α, within (0, 1)
 */
export function stepAway(
  positive: Float32Array,
  negative: Float32Array,
  tau = TUNED.stepAwayCosine,
): Float32Array {
  const cosine = dot(positive, negative);
  if (cosine >= SAME_TEXT_COSINE) return positive;
  const theta = Math.acos(cosine);
  const alpha = Math.acos(tau);
  if (theta >= 2 * alpha) return positive;
  const delta = alpha + theta / 2;
  const scale = Math.sin(delta) / Math.sin(theta);
  const stepped = Float64Array.from(positive, (value, index) => {
    const along = negative[index] as number;
    return Math.cos(delta) * along + scale * (value - cosine * along);
  });
  return unitLength(stepped);
}

/**
 * The embedding to search with: the positive, a step away from the negative that is nearest to it, which is the one
 * that crowds the candidates most. Ranking itself uses the positive and every negative.
 */
export function retrievalEmbedding(
  positive: Float32Array,
  negatives: readonly Float32Array[],
  tau = TUNED.stepAwayCosine,
): Float32Array {
  let nearest: Float32Array | undefined;
  for (const negative of negatives) {
    if (!nearest || dot(positive, negative) > dot(positive, nearest)) nearest = negative;
  }
  return nearest ? stepAway(positive, nearest, tau) : positive;
}

/** Whether a negative is all but the positive itself: demoting it would demote everything. */
export function isSameThing(positive: Float32Array, negative: Float32Array): boolean {
  return dot(positive, negative) >= CONTRADICTION_COSINE;
}
