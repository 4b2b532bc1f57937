import { seededRandom } from '../../../test/support/random.js';
import { randomUnitVector } from './random.fixture.js';
import { dot, weightedMean } from './vectors.js';

const random = seededRandom(1);

describe('dot', () => {
  it.each([1, 3, 4, 384, 385])('equals the plain sum over %i numbers', (dimension) => {
    const a = randomUnitVector(random, dimension);
    const b = randomUnitVector(random, dimension);
    const plain = a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
    expect(dot(a, b)).toBeCloseTo(plain, 12);
  });

  it('refuses vectors of two dimensions', () => {
    expect(() => dot(new Float32Array(3), new Float32Array(4))).toThrow(
      expect.objectContaining({ code: 'dimension_mismatch' }),
    );
  });
});

describe('weightedMean', () => {
  it('has unit length and lies between its vectors, nearer to the heavier one', () => {
    for (let round = 0; round < 50; round++) {
      const a = randomUnitVector(random, 384);
      const b = randomUnitVector(random, 384);
      const mean = weightedMean([a, b], [3, 1]);
      expect(dot(mean, mean)).toBeCloseTo(1, 6);
      expect(dot(mean, a)).toBeGreaterThan(dot(mean, b));
      expect(dot(mean, b)).toBeGreaterThan(dot(a, b));
    }
  });

  it('does not depend on the scale of the weights', () => {
    const vectors = [randomUnitVector(random, 8), randomUnitVector(random, 8)];
    expect(dot(weightedMean(vectors, [0.2, 0.1]), weightedMean(vectors, [2, 1]))).toBeCloseTo(1, 6);
  });

  it('is the vector itself when there is one', () => {
    const vector = Float32Array.of(0.6, 0.8);
    expect(Array.from(weightedMean([vector], [0.3]))).toEqual([
      expect.closeTo(0.6, 6),
      expect.closeTo(0.8, 6),
    ]);
  });

  it.each([
    ['no vector', [], []],
    ['opposite vectors', [Float32Array.of(1, 0), Float32Array.of(-1, 0)], [1, 1]],
    ['weights of zero', [Float32Array.of(1, 0)], [0]],
    ['numbers that are not finite', [Float32Array.of(NaN, 0)], [1]],
  ])('refuses %s', (_, vectors, weights) => {
    expect(() => weightedMean(vectors, weights)).toThrow(expect.objectContaining({ code: 'no_direction' }));
  });

  it('refuses vectors of two dimensions', () => {
    expect(() => weightedMean([new Float32Array(3), new Float32Array(4)], [1, 1])).toThrow(
      expect.objectContaining({ code: 'dimension_mismatch' }),
    );
  });
});
