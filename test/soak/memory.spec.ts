import { compareThirds, type Sample } from './memory.js';

const sample = (name: string, seconds: number, rss: number, life = 1): Sample => ({
  ...{ name, life, seconds, rss },
  ...{ heap: 0, external: 0 },
});

test('compares the second third with the last, by their medians', () => {
  const rss = [900, 900, 900, 100, 500, 110, 120, 130, 700];
  const samples = rss.map((bytes, second) => sample('api', second, bytes));
  expect(compareThirds(samples, 9)).toEqual([{ name: 'api', secondThird: 110, lastThird: 130 }]);
});

test('a process that began anew is compared if that was in the first third', () => {
  const samples = [0, 1, 2, 3, 4, 5].flatMap((second) => [
    sample('api', second, 100, second < 2 ? 1 : 2),
    sample('worker', second, 100, second < 5 ? 1 : 2),
  ]);
  expect(compareThirds(samples, 6)).toEqual([{ name: 'api', secondThird: 100, lastThird: 100 }]);
});
