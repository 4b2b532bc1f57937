import { dot, stepAway } from '@cliptext/ranking';

/** A way to score a picture x by a positive p and negatives n, all of unit length. */
export type Baseline = (p: Float32Array, n: readonly Float32Array[]) => (x: Float32Array) => number;

/** Weight of p · p + weight of n · each n. */
function combination(weightOfP: number, weightOfN: number): Baseline {
  return (p, n) => {
    const vector = p.map((value, index) =>
      n.reduce((sum, negative) => sum + weightOfN * (negative[index] as number), weightOfP * value),
    );
    return (x) => dot(vector, x);
  };
}

/** The same with the mean of the negatives. */
function combinationWithMean(weightOfP: number, weightOfN: number): Baseline {
  return (p, n) => combination(weightOfP, weightOfN / n.length)(p, n);
}

/** What others do with negatives, by their published formulas. */
export const baselines: Record<string, Baseline> = {
  'positive alone': combination(1, 0),
  'p − n (Marqo, rclip, memery)': combination(1, -1),
  'p − 0.5 n': combination(1, -0.5),
  // moveAwayFrom of force 1: p + 0.5 (p − n).
  'Weaviate moveAwayFrom': combinationWithMean(1.5, -0.5),
  // recommend: p + (p − n).
  'Qdrant average_vector': combinationWithMean(2, -1),
  // recommend: the better of both wins; a negative that is nearer counts against, by its square.
  'Qdrant best_score': (p, n) => (x) => {
    const [positive, negative] = [dot(p, x), Math.max(...n.map((vector) => dot(vector, x)))];
    return positive > negative ? positive : -(negative * negative);
  },
  // Defined for one negative; of several, the nearest.
  'SpaceVLM (τ 0.8)': (p, n) => {
    const nearest = n.toSorted((a, b) => dot(b, p) - dot(a, p))[0] as Float32Array;
    const stepped = stepAway(p, nearest, 0.8);
    return (x) => dot(stepped, x);
  },
};
