import { jest } from '@jest/globals';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { dot, RandomVectors, uuid } from '../../test/random-vectors.js';
import { matches, type Filter } from '../filter.js';
import { describeVectorStoreContract } from '../vector-store.contract.js';
import type { VectorSpace } from '../vector-store.js';
import { EmbeddedVectorStore } from './embedded-vector-store.js';
import { IndexThread } from './index-thread.js';

describeVectorStoreContract('the embedded store', async () => {
  const database = await startTestDatabase();
  const store = await EmbeddedVectorStore.open(database.database);
  return {
    store,
    stop: async () => {
      await store.close();
      await database.stop();
    },
  };
});

describe('EmbeddedVectorStore', () => {
  const DIMENSION = 96;
  const random = new RandomVectors(3, DIMENSION);
  const points = Array.from({ length: 20_000 }, (_, i) => ({
    id: uuid(i),
    vector: random.next(),
    payload: { collection: i % 2 ? 'odd' : 'even', width: Math.floor(random.uniform() * 200) },
  }));
  const queries = Array.from({ length: 40 }, () => random.next());
  const half: Filter = { field: 'collection', eq: 'odd' };
  const few: Filter = { field: 'width', eq: 17 };

  let database: TestDatabase;
  let store: EmbeddedVectorStore;
  let space: VectorSpace;

  beforeAll(async () => {
    database = await startTestDatabase();
    store = await EmbeddedVectorStore.open(database.database);
    space = await store.openSpace({ name: 'random', dimension: DIMENSION });
    await space.upsert(points);
  });

  afterAll(async () => {
    await store.close();
    await database.stop();
  });

  function answers(from: VectorSpace) {
    return Promise.all(
      queries
        .slice(0, 5)
        .map((vector) => from.search({ vector, limit: 50, filter: half, rescoreWith: queries.slice(5, 7) })),
    );
  }

  it.each<[string, Filter]>([
    ['without a filter', { all: [] }],
    ['with a filter that passes a half', half],
    ['with a filter that passes 0.5 %', few],
  ])('finds exactly the ten nearest of 20,000 %s', async (_, filter) => {
    const passing = points.filter(({ payload }) => matches(filter, payload));
    for (const vector of queries) {
      const expected = passing
        .map((point) => ({ id: point.id, score: dot(point.vector, vector) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 10);
      const found = await space.search({ vector, limit: 10, filter });
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }
  });

  it('gives the same answers after it was closed and opened again', async () => {
    const before = await answers(space);
    const reopened = await EmbeddedVectorStore.open(database.database);
    const again = await reopened.openSpace({ name: 'random', dimension: DIMENSION });

    expect(await answers(again)).toEqual(before);
    expect(await again.count()).toBe(points.length);
    expect(await again.facet({ field: 'width', limit: 5 })).toEqual(
      await space.facet({ field: 'width', limit: 5 }),
    );

    await reopened.close();
    await expect(again.count()).rejects.toMatchObject({ code: 'vector_store_unavailable' });
    await expect(reopened.check()).rejects.toMatchObject({ code: 'vector_store_unavailable' });
  });

  it('fails the pending calls of a thread that ends, and goes on with another', async () => {
    const start = jest.spyOn(IndexThread, 'start');
    const mortal = await EmbeddedVectorStore.open(database.database);
    const before = await mortal.openSpace({ name: 'random', dimension: DIMENSION });
    const expected = await answers(before);
    const thread = (await start.mock.results[0]!.value) as IndexThread;

    const pending = queries.map((vector) => before.search({ vector, limit: 10 }));
    const outcomes = Promise.allSettled(pending);
    await thread.stop();
    await thread.ended;

    const rejected = (await outcomes).filter((outcome) => outcome.status === 'rejected');
    expect(rejected.length).toBeGreaterThan(0);
    for (const { reason } of rejected) expect(reason).toMatchObject({ code: 'vector_store_unavailable' });
    expect(await answers(before)).toEqual(expected);
    await mortal.check();
    expect(start).toHaveBeenCalledTimes(2);

    await mortal.close();
    start.mockRestore();
  });

  it('searches on while the database is gone, and refuses writes', async () => {
    const other = await startTestDatabase();
    const bereft = await EmbeddedVectorStore.open(other.database);
    const small = await bereft.openSpace({ name: 'small', dimension: DIMENSION });
    await small.upsert(points.slice(0, 3));
    await other.stop();

    const unavailable = { name: 'VectorStoreError', code: 'vector_store_unavailable' };
    await expect(small.upsert(points.slice(3, 6))).rejects.toMatchObject(unavailable);
    await expect(bereft.check()).rejects.toMatchObject(unavailable);
    expect(await small.search({ vector: points[1]!.vector, limit: 1 })).toMatchObject([{ id: uuid(1) }]);
    expect(await small.count()).toBe(3);
    await bereft.close();
  });
});
