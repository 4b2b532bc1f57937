import { rank, type Candidate, type RankingQuery } from '@cliptext/ranking';
import { findHits } from './find-hits.js';

const statistics = { mean: 0, deviation: 0.1 };
const query: RankingQuery = {
  positive: statistics,
  clauses: [],
  namedColours: [],
  colours: [],
  negatives: [{ text: 'apples', mode: 'exclude', weight: 1, statistics }],
  neutral: [statistics],
};

const candidate = (place: number, negative: number): Candidate => ({
  id: `candidate ${String(place).padStart(3, '0')}`,
  positive: 0.4 - place / 10_000,
  clauses: [],
  colours: [],
  negatives: [negative],
  neutral: [0],
});

const find = (stored: readonly Candidate[]) =>
  findHits(
    200,
    async (count) => stored.slice(0, count),
    async (found) => rank(found, query),
  );

describe('findHits', () => {
  it('looks further when all candidates are excluded', async () => {
    const stored = Array.from({ length: 900 }, (_, place) => candidate(place, place < 450 ? 0.6 : 0));
    const { ranking, asked } = await find(stored);
    expect(asked).toBe(800);
    expect(ranking.hits).toHaveLength(350);
    expect(ranking.excluded.count).toBe(450);
  });

  it('ends where there are no more', async () => {
    const stored = Array.from({ length: 300 }, (_, place) => candidate(place, 0.6));
    const { ranking, asked } = await find(stored);
    expect(asked).toBe(400);
    expect(ranking).toMatchObject({ hits: [], excluded: { count: 300 } });
    expect((await find([])).asked).toBe(200);
  });
});
