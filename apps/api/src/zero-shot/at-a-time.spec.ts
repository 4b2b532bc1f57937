import { atATime } from './at-a-time.js';

test('works on so many at a time, and keeps their order', async () => {
  let working = 0;
  let most = 0;
  const results = await atATime(3, [...Array(10).keys()], async (item) => {
    most = Math.max(most, ++working);
    await new Promise((resolve) => setImmediate(resolve));
    working -= 1;
    return item * 2;
  });
  expect(results).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  expect(most).toBe(3);
});

test('begins nothing after a failure', async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await new Promise((resolve) => setImmediate(resolve));
    if (item === 1) throw new Error('broken');
  };
  await expect(atATime(2, [0, 1, 2, 3, 4, 5], work)).rejects.toThrow('broken');
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun.length).toBeLessThan(5);
});
