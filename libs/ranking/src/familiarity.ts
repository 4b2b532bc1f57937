import { RankingError } from './ranking-error.js';
import { dotAt } from './vectors.js';

/** Text embeddings of unit length of things that a model was taught to tell apart, row after row. */
export interface Concepts {
  dimension: number;
  vectors: Float32Array;
}

/** Of how many of the nearest concepts familiarity is the mean. Dev, AUROC of the verdict: 1 → 0.974, 5 and 10 → 0.979. */
const NEAREST_CONCEPTS = 5;

/**
 * How near a text is to what the model knows: the mean cosine to the five nearest concepts. Pictures that show what a
 * model knows well stand far out for its text, so the same score says less of a match there than for a text that the
 * model knows only from afar. Depends on the text only. About 0.5 ms for 1,000 concepts of 384 numbers.
 *
 * @throws RankingError `dimension_mismatch`
 */
export function familiarityOf(text: Float32Array, { dimension, vectors }: Concepts): number {
  if (text.length !== dimension) {
    throw new RankingError(
      'dimension_mismatch',
      `A text of ${text.length} numbers cannot be compared with concepts of ${dimension}.`,
    );
  }
  const cosines = Float64Array.from({ length: vectors.length / dimension }, (_, row) =>
    dotAt(text, vectors, row * dimension),
  );
  const nearest = cosines.sort().slice(-NEAREST_CONCEPTS);
  return nearest.length === 0 ? 0 : nearest.reduce((sum, cosine) => sum + cosine, 0) / nearest.length;
}
