import { memo } from './memo.js';

describe('memo', () => {
  it('makes its value once, even for calls that come while it is being made', async () => {
    let made = 0;
    const value = memo(() => Promise.resolve(++made));
    expect(made).toBe(0);
    expect(await Promise.all([value(), value()])).toEqual([1, 1]);
    expect(await value()).toBe(1);
  });

  it('forgets a failure', async () => {
    let attempts = 0;
    const value = memo(() => {
      attempts++;
      return attempts === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve('there');
    });
    await expect(value()).rejects.toThrow('not yet');
    await expect(value()).resolves.toBe('there');
  });
});
