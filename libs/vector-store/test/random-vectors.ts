/** A repeatable source of unit vectors (mulberry32). */
export class RandomVectors {
  constructor(
    private seed: number,
    private readonly dimension: number,
  ) {}

  /** A unit vector whose components are equally distributed and independent but for its length. */
  next(): Float32Array {
    const vector = new Float32Array(this.dimension);
    for (let i = 0; i < vector.length; i++) vector[i] = this.uniform() - 0.5;
    return normalised(vector);
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }
}

export function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

/** The dot product in float64. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** A UUID in whose order the numbers are. */
export function uuid(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
