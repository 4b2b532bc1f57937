import { unitLength } from './vectors.js';

/** Reproducible numbers in [0, 1) (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function randomUnitVector(random: () => number, dimension: number): Float32Array {
  return unitLength(Float64Array.from({ length: dimension }, () => random() - 0.5));
}
