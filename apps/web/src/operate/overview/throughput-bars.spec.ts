import { busiest, throughputBars } from './throughput-bars.js';

const minute = (indexed: number, failed = 0) => ({ at: '2026-01-01T00:00:00.000Z', indexed, failed });

test.each([
  [0, 2],
  [2, 2],
  [3, 4],
  [5, 10],
  [11, 20],
  [41, 100],
  [4_000, 4_000],
])('a chart of up to %i a minute reaches up to %i', (most, top) => {
  expect(throughputBars([minute(0), minute(most)]).top).toBe(top);
});

test('what failed stands on what was indexed, and both within the chart', () => {
  const { bars } = throughputBars([minute(30, 10), minute(0)]);
  expect(bars.map(({ indexed, failed }) => [indexed, failed])).toEqual([
    [0.75, 0.25],
    [0, 0],
  ]);
});

test('the busiest minute counts both, and there is none when nothing was done', () => {
  const minutes = [minute(3), minute(2, 2), minute(0)];
  expect(busiest(minutes)).toBe(minutes[1]);
  expect(busiest([minute(0)])).toBeUndefined();
  expect(busiest([])).toBeUndefined();
});
