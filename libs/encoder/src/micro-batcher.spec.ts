import { MicroBatcher, type MicroBatcherOptions } from './micro-batcher.js';

/** A batcher whose runs end when the test says so. */
function controlled(options: Omit<MicroBatcherOptions<string, string>, 'run'>) {
  const runs: { items: string[]; succeed: () => void; fail: (error: Error) => void }[] = [];
  const batcher = new MicroBatcher<string, string>({
    ...options,
    run: (items) =>
      new Promise((resolve, reject) => {
        runs.push({ items, succeed: () => resolve(items.map((item) => item.toUpperCase())), fail: reject });
      }),
  });
  return { batcher, runs };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('MicroBatcher', () => {
  it('runs what comes in one turn together, and gives everybody their own result', async () => {
    const { batcher, runs } = controlled({ batchSize: 8, concurrency: 1 });
    const results = Promise.all(['a', 'b', 'c'].map((item) => batcher.add(item)));
    await nextTurn();
    expect(runs.map(({ items }) => items)).toEqual([['a', 'b', 'c']]);
    runs[0]!.succeed();
    expect(await results).toEqual(['A', 'B', 'C']);
  });

  it('gathers what comes while it is busy', async () => {
    const { batcher, runs } = controlled({ batchSize: 8, concurrency: 1 });
    const first = batcher.add('a');
    await nextTurn();
    const second = batcher.add('b');
    await nextTurn();
    const third = batcher.add('c');
    await nextTurn();
    expect(runs).toHaveLength(1);

    runs[0]!.succeed();
    await first;
    await nextTurn();
    expect(runs.map(({ items }) => items)).toEqual([['a'], ['b', 'c']]);
    runs[1]!.succeed();
    expect(await Promise.all([second, third])).toEqual(['B', 'C']);
  });

  it('runs each item of a batch by itself when one may have made it fail', async () => {
    const { batcher, runs } = controlled({ batchSize: 3, concurrency: 1, comesFromOne: () => true });
    const results = Promise.allSettled(['a', 'b', 'c'].map((item) => batcher.add(item)));
    await nextTurn();
    runs[0]!.fail(new Error('out of luck'));
    await nextTurn();
    runs[1]!.succeed();
    await nextTurn();
    runs[2]!.fail(new Error('out of luck'));
    await nextTurn();
    runs[3]!.succeed();
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(runs.map(({ items }) => items)).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
  });

  it('keeps to the batch size and to the number of runs', async () => {
    const { batcher, runs } = controlled({ batchSize: 2, concurrency: 2 });
    const results = Promise.all(['a', 'b', 'c', 'd', 'e'].map((item) => batcher.add(item)));
    await nextTurn();
    expect(runs.map(({ items }) => items)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    runs[1]!.succeed();
    await nextTurn();
    expect(runs[2]!.items).toEqual(['e']);
    runs[0]!.succeed();
    runs[2]!.succeed();
    expect(await results).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('fails those of a failed run, and goes on', async () => {
    const { batcher, runs } = controlled({ batchSize: 2, concurrency: 1 });
    const outcomes = Promise.allSettled(['a', 'b', 'c'].map((item) => batcher.add(item)));
    await nextTurn();
    runs[0]!.fail(new Error('broken'));
    await nextTurn();
    runs[1]!.succeed();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
