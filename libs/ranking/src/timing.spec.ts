import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

describe('the cost of ranking, in one thread', () => {
  let milliseconds: { rank: number; backgroundStatistics: number };

  beforeAll(async () => {
    const script = fileURLToPath(new URL('../test/time-ranking.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    milliseconds = JSON.parse(stdout) as typeof milliseconds;
  });

  it('is at most a millisecond for 500 candidates with 3 negatives, 3 clauses and colours', () => {
    expect(milliseconds.rank).toBeLessThanOrEqual(1);
  });

  it('is at most a millisecond for the statistics of a text over 1,200 images of 384 numbers', () => {
    expect(milliseconds.backgroundStatistics).toBeLessThanOrEqual(1);
  });
});
