import { candidatesForFirstPage, candidatesForNextPage, pageOf, withoutLatecomers } from './paging.js';
import { compareHits, type Position } from './order.js';
import { seededRandom } from '../../../test/support/random.js';

describe('the number of candidates', () => {
  it.each([
    [1, 200],
    [20, 200],
    [40, 200],
    [41, 205],
    [200, 1_000],
    [2_000, 4_000],
  ])('is, for a first page of %i hits, %i', (limit, candidates) => {
    expect(candidatesForFirstPage(limit)).toBe(candidates);
  });

  it('doubles from page to page and stops at 4,000', () => {
    const counts = [candidatesForFirstPage(20)];
    for (let page = 0; page < 6; page++) counts.push(candidatesForNextPage(counts.at(-1) ?? 0));
    expect(counts).toEqual([200, 400, 800, 1_600, 3_200, 4_000, 4_000]);
  });
});

describe('pageOf', () => {
  const ranked: Position[] = [
    { score: 3, id: 'a' },
    { score: 2, id: 'b' },
    { score: 2, id: 'c' },
    { score: 1, id: 'd' },
  ];
  const exhausted = { retrieved: 4, asked: 200 };

  it('begins at the top', () => {
    expect(pageOf(ranked, { limit: 2, ...exhausted })).toEqual({ hits: ranked.slice(0, 2), more: true });
  });

  it('goes on below a position, also between equal scores', () => {
    const page = pageOf(ranked, { limit: 2, after: { score: 2, id: 'b' }, ...exhausted });
    expect(page).toEqual({ hits: ranked.slice(2), more: false });
  });

  it('goes on below a hit that has gone', () => {
    expect(pageOf(ranked, { limit: 1, after: { score: 2.5, id: 'x' }, ...exhausted }).hits).toEqual([
      ranked[1],
    ]);
  });

  it('expects more while the store may hold candidates that were not retrieved', () => {
    expect(pageOf(ranked, { limit: 4, retrieved: 200, asked: 200 }).more).toBe(true);
    expect(pageOf(ranked, { limit: 4, retrieved: 199, asked: 200 }).more).toBe(false);
    expect(pageOf(ranked, { limit: 4, retrieved: 4_000, asked: 4_000 }).more).toBe(false);
  });

  it('shows nothing twice as pages retrieve more candidates in another order than they rank', () => {
    const random = seededRandom(5);
    const stored = Array.from({ length: 3_000 }, (_, index) => ({
      id: `image-${String(index).padStart(4, '0')}`,
      score: Math.round(random() * 50),
    }));
    const limit = 30;
    let asked = candidatesForFirstPage(limit);
    let after: Position | undefined;
    const seen: Position[] = [];
    for (let more = true; more; asked = candidatesForNextPage(asked)) {
      const candidates = stored.slice(0, asked);
      const page = pageOf(candidates.toSorted(compareHits), {
        limit,
        after,
        retrieved: candidates.length,
        asked,
      });
      seen.push(...page.hits);
      after = page.hits.at(-1) ?? after;
      more = page.more;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen).toEqual(seen.toSorted(compareHits));
    expect(seen.length).toBeGreaterThan(2_000);
  });
});

describe('withoutLatecomers', () => {
  const ranked: Position[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({ id, score: 9 - index }));
  const ids = (hits: readonly Position[]) => hits.map(({ id }) => id).join('');

  it('keeps every hit of the first page', () => {
    expect(ids(withoutLatecomers(ranked, ['f', 'e', 'd', 'c', 'b', 'a'], []))).toBe('abcdef');
  });

  it('leaves out what an earlier page did not retrieve and that ranks above its end', () => {
    const retrieved = ['b', 'd', 'a', 'c', 'e', 'f'];
    const first = { candidates: 2, after: { id: 'b', score: 8 } };
    expect(ids(withoutLatecomers(ranked, retrieved, [first]))).toBe('bcdef');
    const second = { candidates: 3, after: { id: 'd', score: 6 } };
    expect(ids(withoutLatecomers(ranked, retrieved, [first, second]))).toBe('bdef');
  });
});
