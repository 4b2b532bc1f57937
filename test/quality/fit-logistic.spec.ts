import { fitLogistic, type Example } from './fit-logistic.js';

/** Examples whose truth follows a known logistic function, each weighted by its probability. */
function examples(weights: readonly number[], intercept: number): Example[] {
  const values = Array.from({ length: 13 }, (_, index) => (index - 6) / 3);
  return values.flatMap((a) =>
    values.flatMap((b) => {
      const p = 1 / (1 + Math.exp(-(weights[0]! * a + weights[1]! * b + intercept)));
      return [
        { features: [a, b], truth: true, weight: p },
        { features: [a, b], truth: false, weight: 1 - p },
      ];
    }),
  );
}

test('finds the weights that made the examples', () => {
  const [a, b, intercept] = fitLogistic(examples([2, -0.5], 0.7));
  expect(a).toBeCloseTo(2, 1);
  expect(b).toBeCloseTo(-0.5, 1);
  expect(intercept).toBeCloseTo(0.7, 1);
});

test('does not depend on the scale of a feature, and stays finite when the examples can be told apart', () => {
  const scaled = examples([2, -0.5], 0.7).map(({ features: [a, b], ...rest }) => ({
    features: [a! * 1_000, b!],
    ...rest,
  }));
  expect(fitLogistic(scaled)[0]! * 1_000).toBeCloseTo(fitLogistic(examples([2, -0.5], 0.7))[0]!, 6);
  const apart = [-2, -1, 1, 2].map((value) => ({ features: [value], truth: value > 0 }));
  expect(fitLogistic(apart).every(Number.isFinite)).toBe(true);
});
