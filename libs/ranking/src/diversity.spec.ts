import { diversify } from './diversity.js';

const hit = (id: string, score: number, angle: number) => ({
  id,
  score,
  vector: Float32Array.of(Math.cos(angle), Math.sin(angle)),
});
const hits = [
  hit('a', 5, 0),
  hit('a again', 4.9, 0.01),
  hit('a once more', 4.8, 0.02),
  hit('b', 4, 1.5),
  hit('c', 1, 3),
];
const idsFor = (diversity: number, limit = 5) => diversify(hits, diversity, limit).map(({ id }) => id);

describe('diversify', () => {
  it('keeps the order with a diversity of 0', () => {
    expect(idsFor(0)).toEqual(hits.map(({ id }) => id));
  });

  it('puts others before what resembles a hit that was taken', () => {
    expect(idsFor(0.6, 3)).toEqual(['a', 'b', 'c']);
    expect(idsFor(0.1, 2)).toEqual(['a', 'a again']);
  });

  it('begins with the best and drops nothing', () => {
    expect(idsFor(1)[0]).toBe('a');
    expect(idsFor(1).toSorted()).toEqual(hits.map(({ id }) => id).toSorted());
  });

  it('is content with one hit, equal scores, or none', () => {
    expect(diversify(hits.slice(0, 1), 0.5, 5)).toHaveLength(1);
    expect(diversify([], 0.5, 5)).toEqual([]);
    expect(diversify([hit('x', 2, 0), hit('y', 2, 1)], 0.5, 5).map(({ id }) => id)).toEqual(['x', 'y']);
  });
});
