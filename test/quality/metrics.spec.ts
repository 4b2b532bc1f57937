import { auroc, brier, calibrationError, ndcgAt, precisionAt, rankCorrelation } from './metrics.js';

test('precision and nDCG count what is relevant among the first', () => {
  const relevant = new Set(['a', 'b']);
  expect(precisionAt(['a', 'x', 'b', 'y'], relevant, 4)).toBe(0.5);
  expect(ndcgAt(['a', 'b', 'x'], relevant, 3)).toBe(1);
  expect(ndcgAt(['x', 'a', 'b'], relevant, 3)).toBeCloseTo(
    (1 / Math.log2(3) + 0.5) / (1 + 1 / Math.log2(3)),
    12,
  );
});

test('AUROC is the share of pairs in the right order, ties half', () => {
  expect(auroc([3, 2], [1, 0])).toBe(1);
  expect(auroc([0], [1])).toBe(0);
  expect(auroc([1, 3], [1, 2])).toBe(0.625);
});

test('calibration error and Brier score', () => {
  const outcomes = [
    { probability: 0.8, matches: true },
    { probability: 0.8, matches: false },
    { probability: 1, matches: true },
  ];
  expect(calibrationError(outcomes, 10)).toBeCloseTo(0.6 / 3, 12);
  expect(brier(outcomes)).toBeCloseTo((0.04 + 0.64) / 3, 12);
});

test('rank correlation is 1 in the same order and -1 in the reverse', () => {
  expect(rankCorrelation([1, 2, 3], [10, 20, 40])).toBe(1);
  expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1);
});
