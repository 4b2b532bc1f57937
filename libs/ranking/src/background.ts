import { RankingError } from './ranking-error.js';
import { dotAt } from './vectors.js';

/** Image embeddings of unit length that scores are standardised against, row after row. */
export interface BackgroundSample {
  dimension: number;
  vectors: Float32Array;
}

/** Mean and standard deviation of a text's cosines to the background sample. */
export interface BackgroundStatistics {
  mean: number;
  deviation: number;
}

/**
 * How similar a text is to images in general. Depends on text and sample only: keep it with the text's embedding.
 * About 0.5 ms for 1,200 images of 384 numbers.
 *
 * @throws RankingError `dimension_mismatch`; `background_too_small` below two images; `background_uniform` when all
 * images are equally similar to the text.
 */
export function backgroundStatistics(text: Float32Array, background: BackgroundSample): BackgroundStatistics {
  const { dimension, vectors } = background;
  if (text.length !== dimension) {
    throw new RankingError(
      'dimension_mismatch',
      `A text of ${text.length} numbers cannot be compared with a background sample of ${dimension}.`,
    );
  }
  const count = vectors.length / dimension;
  if (count < 2) {
    throw new RankingError('background_too_small', 'A background sample needs two images at least.');
  }
  const cosines = new Float64Array(count);
  let sum = 0;
  for (let row = 0; row < count; row++) {
    const cosine = dotAt(text, vectors, row * dimension);
    cosines[row] = cosine;
    sum += cosine;
  }
  const mean = sum / count;
  let squares = 0;
  for (const cosine of cosines) squares += (cosine - mean) ** 2;
  const deviation = Math.sqrt(squares / count);
  if (!(deviation > 1e-9)) {
    throw new RankingError(
      'background_uniform',
      'All images of the background sample are equally similar to the text.',
    );
  }
  return { mean, deviation };
}

/**
 * z = (cosine − mean) / deviation: how many standard deviations an image is more similar to the text than images
 * usually are. Cosines of two texts cannot be compared (each text has its own usual level, and an image that is near
 * to every text would win everywhere); their z can. It is the Z-norm of speaker verification (Auckenthaler,
 * Carey and Lloyd-Thomas 2000), with background images in the place of impostors' utterances.
 */
export function standardise(cosine: number, statistics: BackgroundStatistics): number {
  return (cosine - statistics.mean) / statistics.deviation;
}
