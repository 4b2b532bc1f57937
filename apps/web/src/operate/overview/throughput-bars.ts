import type { Minute } from '../../api/api-types.js';

/** A minute's bar: `from` and `to` in shares of the chart's height, from its ground; those that failed on top. */
export type ThroughputBar = { minute: Minute; indexed: number; failed: number };

/** The bars of a chart, and the count that its top stands for. */
export type ThroughputBars = { top: number; bars: ThroughputBar[] };

export function throughputBars(minutes: readonly Minute[]): ThroughputBars {
  const top = roundTop(Math.max(...minutes.map(countOf), 0));
  return {
    top,
    bars: minutes.map((minute) => ({
      minute,
      indexed: minute.indexed / top,
      failed: minute.failed / top,
    })),
  };
}

/** The minute in which most were settled; undefined when nothing was. */
export function busiest(minutes: readonly Minute[]): Minute | undefined {
  const most = minutes.reduce<Minute | undefined>(
    (best, minute) => (best && countOf(best) >= countOf(minute) ? best : minute),
    undefined,
  );
  return most && countOf(most) > 0 ? most : undefined;
}

export const countOf = ({ indexed, failed }: Minute): number => indexed + failed;

/** The next of 2, 4, 10, 20, 40, 100, … so that half of it is a whole number, too. */
function roundTop(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [2, 4, 10]) if (digit * power >= most) return digit * power;
  }
}
