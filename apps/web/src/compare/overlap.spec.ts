import { inCommon, linksBetween, onlyIn } from './overlap.js';

describe('overlap of rankings', () => {
  const rankings = [
    ['a', 'b', 'c', 'd'],
    ['c', 'a', 'x', 'y'],
    ['c', 'z', 'a', 'b'],
  ];

  it('links what two have in common', () => {
    expect(linksBetween(rankings[0]!, rankings[1]!)).toEqual([
      { id: 'a', from: 0, to: 1 },
      { id: 'c', from: 2, to: 0 },
    ]);
  });

  it('counts what all share', () => {
    expect(inCommon(rankings)).toBe(2);
    expect(inCommon([])).toBe(0);
  });

  it('knows what one alone has', () => {
    expect(onlyIn(rankings, 0)).toEqual(new Set(['d']));
    expect(onlyIn(rankings, 1)).toEqual(new Set(['x', 'y']));
  });
});
