import { unitLength } from './vectors.js';

export function randomUnitVector(random: () => number, dimension: number): Float32Array {
  return unitLength(Float64Array.from({ length: dimension }, () => random() - 0.5));
}
