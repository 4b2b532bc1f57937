import { seededRandom } from '../../../test/support/random.js';
import { randomUnitVector } from './random.fixture.js';
import { retrievalEmbedding, stepAway } from './step-away.js';
import { dot, weightedMean } from './vectors.js';

const random = seededRandom(3);

/** A random unit vector at the given angle from `from`. */
function atAngle(from: Float32Array, theta: number): Float32Array {
  const other = randomUnitVector(random, from.length);
  const cosine = dot(from, other);
  const across = other.map((value, index) => value - cosine * (from[index] as number));
  const length = Math.sqrt(dot(across, across));
  return across.map(
    (value, index) => Math.cos(theta) * (from[index] as number) + (Math.sin(theta) * value) / length,
  );
}

describe('stepAway', () => {
  it.each([0.5, 0.7, 0.9])('answers, for τ = %f, a unit vector at α + θ/2 from the negative', (tau) => {
    const alpha = Math.acos(tau);
    for (let round = 0; round < 100; round++) {
      const theta = 0.05 + random() * (2 * alpha - 0.1);
      const negative = randomUnitVector(random, 384);
      const positive = atAngle(negative, theta);
      const stepped = stepAway(positive, negative, tau);
      expect(dot(stepped, stepped)).toBeCloseTo(1, 5);
      expect(Math.acos(dot(stepped, negative))).toBeCloseTo(alpha + theta / 2, 4);
      // In the plane of both, on the positive's side: the angles add up.
      expect(Math.acos(dot(stepped, positive))).toBeCloseTo(alpha - theta / 2, 3);
    }
  });

  it('answers the positive itself when the texts are 2α or more apart', () => {
    const negative = randomUnitVector(random, 384);
    const positive = atAngle(negative, 2 * Math.acos(0.7) + 0.001);
    expect(stepAway(positive, negative, 0.7)).toBe(positive);
  });

  it('answers the positive itself when both texts are the same, or almost', () => {
    const positive = randomUnitVector(random, 384);
    expect(stepAway(positive, positive)).toBe(positive);
    expect(stepAway(positive, atAngle(positive, 0.001))).toBe(positive);
  });
});

describe('retrievalEmbedding', () => {
  const positive = randomUnitVector(random, 384);
  const near = weightedMean([positive, randomUnitVector(random, 384)], [2, 1]);
  const far = atAngle(positive, 1.5);

  it('is the positive when nothing is negated', () => {
    expect(retrievalEmbedding(positive, [])).toBe(positive);
  });

  it('steps away from the nearest negative, whatever their order', () => {
    expect(retrievalEmbedding(positive, [far, near])).toEqual(stepAway(positive, near));
    expect(retrievalEmbedding(positive, [near, far])).toEqual(stepAway(positive, near));
  });
});
