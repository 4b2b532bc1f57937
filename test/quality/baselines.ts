import { dot, stepAway } from '@cliptext/ranking';

/** A way to score a picture x by a positive p and a negative n, all of unit length. */
export type Baseline = (p: Float32Array, n: Float32Array) => (x: Float32Array) => number;

function combination(weightOfP: number, weightOfN: number): Baseline {
  return (p, n) => {
    const vector = p.map((value, index) => weightOfP * value + weightOfN * (n[index] as number));
    return (x) => dot(vector, x);
  };
}

/** What others do with a negative, by their published formulas. */
export const baselines: Record<string, Baseline> = {
  'positive alone': combination(1, 0),
  'p − n (Marqo, rclip, memery)': combination(1, -1),
  'p − 0.5 n': combination(1, -0.5),
  // moveAwayFrom of force 1: p + 0.5 (p − n).
  'Weaviate moveAwayFrom': combination(1.5, -0.5),
  // recommend: p + (p − n).
  'Qdrant average_vector': combination(2, -1),
  // recommend: the better of both wins; a negative that is nearer counts against, by its square.
  'Qdrant best_score': (p, n) => (x) => {
    const [positive, negative] = [dot(p, x), dot(n, x)];
    return positive > negative ? positive : -(negative * negative);
  },
  'SpaceVLM (τ 0.8)': (p, n) => {
    const stepped = stepAway(p, n, 0.8);
    return (x) => dot(stepped, x);
  },
};
