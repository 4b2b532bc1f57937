import { Slots } from './slots.js';

describe('Slots', () => {
  it('runs no more tasks at a time than there are slots, in the order they came', async () => {
    const slots = new Slots(2);
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const tasks = [0, 1, 2].map((number) =>
      slots.run(() => {
        started.push(number);
        return new Promise<void>((resolve) => (finish[number] = resolve));
      }),
    );
    await Promise.resolve();
    expect(started).toEqual([0, 1]);

    finish[1]!();
    await tasks[1];
    finish[0]!();
    await tasks[0];
    expect(started).toEqual([0, 1, 2]);

    finish[2]!();
    await tasks[2];
  });

  it('runs together what there is room for, and lets nothing small pass what waits for more', async () => {
    const slots = new Slots(10);
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const tasks = [6, 4, 10, 1].map((size, number) =>
      slots.run(() => {
        started.push(size);
        return new Promise<void>((resolve) => (finish[number] = resolve));
      }, size),
    );
    await Promise.resolve();
    expect(started).toEqual([6, 4]);
    finish[0]!();
    await tasks[0];
    expect(started).toEqual([6, 4]);
    finish[1]!();
    await tasks[1];
    expect(started).toEqual([6, 4, 10]);
    finish[2]!();
    await tasks[2];
    expect(started).toEqual([6, 4, 10, 1]);
    finish[3]!();
    await tasks[3];
  });

  it('frees the slot of a task that fails', async () => {
    const slots = new Slots(1);
    await expect(slots.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(slots.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });
});
