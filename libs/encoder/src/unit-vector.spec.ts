import { unitVector } from './unit-vector.js';

describe('unitVector', () => {
  it('brings a vector to length 1', () => {
    const [x, y] = unitVector(Float32Array.of(3, -4));
    expect(x).toBeCloseTo(0.6, 6);
    expect(y).toBeCloseTo(-0.8, 6);
  });

  it.each([
    ['a value that is no number', [1, NaN]],
    ['an infinite value', [1, Infinity]],
    ['nothing but zeros', [0, 0]],
  ])('refuses a vector with %s', (_, values) => {
    expect(() => unitVector(Float32Array.from(values))).toThrow(
      expect.objectContaining({ code: 'vector_invalid' }),
    );
  });
});
