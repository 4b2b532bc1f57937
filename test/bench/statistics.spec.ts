import { median, quantile, recall } from './statistics.js';

test('a quantile lies between the values around it', () => {
  expect(quantile([30, 10, 20], 0)).toBe(10);
  expect(quantile([30, 10, 20], 1)).toBe(30);
  expect(quantile([10, 20], 0.25)).toBe(12.5);
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('the 99th percentile of 1 to 100 is almost the highest', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(quantile(values, 0.99)).toBeCloseTo(99.01);
});

test('of no values there is no quantile', () => {
  expect(() => median([])).toThrow(RangeError);
});

test('recall counts what was expected and found', () => {
  expect(recall(['a', 'b', 'x'], ['b', 'a', 'c', 'd'])).toBe(0.5);
});
