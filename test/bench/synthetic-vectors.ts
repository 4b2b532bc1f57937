import { seededRandom } from '../support/random.js';

/** How far a vector lies from the middle of its cluster: the cosine to it is about 0.8. */
const SPREAD = 0.75;

/**
 * Vectors that lie as those of pictures do: around real embeddings (`centres`, unit vectors one after the other),
 * with Gaussian noise, of unit length. Those of one seed are always the same.
 */
export class SyntheticVectors {
  private readonly random: () => number;

  constructor(
    private readonly centres: Float32Array,
    private readonly dimension: number,
    seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  next(): Float32Array {
    const start = Math.floor((this.random() * this.centres.length) / this.dimension) * this.dimension;
    const deviation = SPREAD / Math.sqrt(this.dimension);
    const vector = this.centres
      .slice(start, start + this.dimension)
      .map((value) => value + deviation * this.gaussian());
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return vector.map((value) => value / length);
  }

  /** By Box and Muller (1958). */
  private gaussian(): number {
    return Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random());
  }
}
