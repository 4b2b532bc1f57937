import { randomUUID } from 'node:crypto';
import { dot, RandomVectors, uuid } from '../test/random-vectors.js';
import type { Filter } from './filter.js';
import {
  MAX_LIMIT,
  type Payload,
  type VectorPoint,
  type VectorSpace,
  type VectorStore,
} from './vector-store.js';

/** What every vector store has to do, whichever it is. `open` gives an empty store and what ends it. */
export function describeVectorStoreContract(
  name: string,
  open: () => Promise<{ store: VectorStore; stop(): Promise<void> }>,
): void {
  describe(`${name} as a vector store`, () => {
    let store: VectorStore;
    let opened: Awaited<ReturnType<typeof open>>;

    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });

    afterAll(async () => {
      await opened.stop();
    });

    function openSpace(dimension: number): Promise<VectorSpace> {
      return store.openSpace({ name: randomUUID(), dimension });
    }

    async function filledSpace(points: VectorPoint[]): Promise<VectorSpace> {
      const space = await openSpace(points[0]!.vector.length);
      await space.upsert(points);
      return space;
    }

    describe('spaces', () => {
      it('lists what was opened until it is dropped', async () => {
        const space = await openSpace(8);
        const description = { name: space.name, dimension: 8 };
        expect(await store.listSpaces()).toContainEqual(description);

        await store.dropSpace(space.name);

        expect(await store.listSpaces()).not.toContainEqual(description);
      });

      it('keeps what is in a space that is opened again', async () => {
        const space = await filledSpace(axes(3));
        const again = await store.openSpace({ name: space.name, dimension: 3 });
        expect(await again.count()).toBe(3);
      });

      it('refuses to open a space with another dimension', async () => {
        const space = await openSpace(8);
        await expect(store.openSpace({ name: space.name, dimension: 9 })).rejects.toMatchObject({
          code: 'vector_dimension_mismatch',
          message: expect.stringContaining('8'),
        });
      });

      it('answers space_not_found to every call on a dropped space', async () => {
        const space = await filledSpace(axes(2));
        await store.dropSpace(space.name);
        const calls = [
          space.upsert(axes(2)),
          space.setPayload([{ id: uuid(0), payload: {} }]),
          space.delete([uuid(0)]),
          space.fetch([uuid(0)]),
          space.search({ vector: axis(0, 2), limit: 1 }),
          space.scroll({ limit: 1 }),
          space.count(),
          space.facet({ field: 'collection', limit: 1 }),
        ];
        for (const outcome of await Promise.allSettled(calls)) {
          expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'space_not_found' } });
        }
      });

      it('takes the drop of an unknown space for done', async () => {
        await expect(store.dropSpace(randomUUID())).resolves.toBeUndefined();
      });

      it('starts empty where a space of that name was dropped', async () => {
        const space = await filledSpace(axes(3));
        await store.dropSpace(space.name);
        const again = await store.openSpace({ name: space.name, dimension: 4 });
        expect(await again.count()).toBe(0);
      });

      it('never mixes two spaces', async () => {
        const first = await filledSpace(axes(3, { collection: 'first' }));
        const second = await filledSpace(axes(3, { collection: 'second' }));
        await first.delete([uuid(0)]);
        await second.setPayload([{ id: uuid(1), payload: { collection: 'changed' } }]);

        expect((await first.search({ vector: axis(0, 3), limit: 9 })).map(({ id }) => id)).toEqual([
          uuid(1),
          uuid(2),
        ]);
        expect(await second.count()).toBe(3);
        expect(await first.facet({ field: 'collection', limit: 9 })).toEqual([{ value: 'first', count: 2 }]);
      });

      it('is in good health', async () => {
        await expect(store.check()).resolves.toBeUndefined();
      });
    });

    describe('writes', () => {
      it('shows each write to the next call', async () => {
        const space = await openSpace(2);
        const nearest = async () => (await space.search({ vector: axis(0, 2), limit: 1 }))[0];

        await space.upsert([{ id: uuid(1), vector: axis(1, 2), payload: { collection: 'a' } }]);
        expect(await nearest()).toMatchObject({ id: uuid(1), score: 0 });

        await space.upsert([{ id: uuid(1), vector: axis(0, 2), payload: { collection: 'b' } }]);
        expect(await nearest()).toMatchObject({ id: uuid(1), score: 1 });
        expect(await space.count({ field: 'collection', eq: 'a' })).toBe(0);
        expect(await space.count({ field: 'collection', eq: 'b' })).toBe(1);

        await space.delete([uuid(1), uuid(2)]);
        expect(await nearest()).toBeUndefined();
        expect(await space.fetch([uuid(1)])).toEqual([]);
      });

      it('replaces a payload as a whole and leaves the vector', async () => {
        const space = await filledSpace(axes(2, { collection: 'a', width: 3 }));
        await space.setPayload([
          { id: uuid(0), payload: { collection: 'b' } },
          { id: uuid(9), payload: { collection: 'b' } },
        ]);
        expect(await space.fetch([uuid(0), uuid(9)])).toEqual([
          { id: uuid(0), vector: axis(0, 2), payload: { collection: 'b' } },
        ]);
        expect(await space.count({ field: 'width', eq: 3 })).toBe(1);
        expect(await space.count()).toBe(2);
      });

      it('lets the later of two points with one id count', async () => {
        const space = await openSpace(2);
        await space.upsert([
          { id: uuid(1), vector: axis(0, 2), payload: { collection: 'early' } },
          { id: uuid(1), vector: axis(1, 2), payload: { collection: 'late' } },
        ]);
        await space.setPayload([
          { id: uuid(1), payload: { width: 1 } },
          { id: uuid(1), payload: { width: 2 } },
        ]);
        expect(await space.fetch([uuid(1)])).toEqual([
          { id: uuid(1), vector: axis(1, 2), payload: { width: 2 } },
        ]);
      });

      it('keeps the order of writes that are not waited for', async () => {
        const space = await openSpace(2);
        const writes = Array.from({ length: 20 }, (_, i) =>
          i % 3 === 2
            ? space.delete([uuid(1)])
            : space.upsert([{ id: uuid(1), vector: axis(i % 2, 2), payload: { width: i } }]),
        );
        await Promise.all(writes);
        expect(await space.fetch([uuid(1)])).toEqual([
          { id: uuid(1), vector: axis(1, 2), payload: { width: 19 } },
        ]);
        expect(
          await space.search({ vector: axis(1, 2), limit: 2, filter: { field: 'width', eq: 19 } }),
        ).toEqual([{ id: uuid(1), score: 1, rescored: [] }]);
      });

      it('answers searches while it writes', async () => {
        const space = await filledSpace(axes(3, { collection: 'a' }));
        const writes = Array.from({ length: 10 }, (_, i) =>
          space.upsert(axes(3, { collection: 'a', width: i })),
        );
        const counts = await Promise.all(writes.map(() => space.count({ field: 'collection', eq: 'a' })));
        await Promise.all(writes);
        expect(counts).toEqual(writes.map(() => 3));
      });

      it('takes empty batches', async () => {
        const space = await openSpace(2);
        await space.upsert([]);
        await space.setPayload([]);
        await space.delete([]);
        expect(await space.fetch([])).toEqual([]);
        expect(await space.count()).toBe(0);
      });

      it('gives payloads back as they came, whatever the script', async () => {
        const payload: Payload = {
          collection: 'größe 东京 🏝️ עברית',
          tags: ['"quoted"', "it's", 'back\\slash', 'new\nline', '{braces, commas}', ''],
          flags: [],
          createdAt: '2025-01-02T03:04:05.678Z',
          width: 4032,
          'metadata_number.ratio': -1.2345678901234e-5,
          'metadata_boolean.sold': false,
          'metadata_keyword.ключ': 'e\u0301',
        };
        const space = await filledSpace([{ id: uuid(1), vector: axis(0, 2), payload }]);
        expect(await space.fetch([uuid(1)])).toEqual([{ id: uuid(1), vector: axis(0, 2), payload }]);
        expect(await space.count({ field: 'collection', eq: payload['collection'] as string })).toBe(1);
        expect(await space.count({ field: 'tags', eq: 'back\\slash' })).toBe(1);
        expect(await space.count({ field: 'metadata_keyword.ключ', eq: 'é' })).toBe(0);
      });

      it.each([
        ['of another dimension', new Float32Array([1, 0, 0]), 'vector_dimension_mismatch'],
        ['with NaN', new Float32Array([NaN, 1]), 'vector_not_finite'],
        ['with a number that overflows float32', new Float32Array([1e39, 0]), 'vector_not_finite'],
        ['that is too long', new Float32Array([1.01, 0]), 'vector_not_normalised'],
        ['that is zero', new Float32Array([0, 0]), 'vector_not_normalised'],
      ])('refuses a vector %s and writes nothing of its batch', async (_, vector, code) => {
        const space = await openSpace(2);
        const points = [...axes(2), { id: uuid(7), vector, payload: {} }];
        await expect(space.upsert(points)).rejects.toMatchObject({
          name: 'VectorStoreError',
          code,
          message: expect.stringContaining(uuid(7)),
        });
        expect(await space.count()).toBe(0);
        expect(await space.fetch([uuid(0)])).toEqual([]);
        await expect(space.search({ vector, limit: 1 })).rejects.toMatchObject({ code });
        await expect(
          space.search({ vector: axis(0, 2), limit: 1, rescoreWith: [axis(1, 2), vector] }),
        ).rejects.toMatchObject({ code, message: expect.stringContaining('rescoreWith[1]') });
      });
    });

    describe('filters', () => {
      const payloads: Payload[] = [
        {
          collection: 'fruit',
          tags: ['red', 'round'],
          width: 100,
          createdAt: '2024-01-01T00:00:00.000Z',
          'metadata_number.price': 1.5,
          'metadata_boolean.ripe': true,
          'metadata_keyword.label': 'apple',
        },
        {
          collection: 'fruit',
          tags: ['yellow'],
          width: 200,
          createdAt: '2024-06-01T12:30:00.000Z',
          'metadata_number.price': -2,
          'metadata_boolean.ripe': false,
          'metadata_keyword.label': 'banana',
        },
        { collection: 'fruit', tags: [], width: 300, createdAt: '2024-06-01T12:30:00.001Z' },
        { collection: 'shoes', tags: ['red'], width: 200, 'metadata_integer.sizes': [36, 44] },
        { collection: 'shoes', 'metadata_integer.sizes': [40], 'metadata_keyword.label': '200' },
      ];
      let space: VectorSpace;

      beforeAll(async () => {
        space = await filledSpace(
          payloads.map((payload, i) => ({ id: uuid(i), vector: axis(i, payloads.length), payload })),
        );
      });

      const cases: [string, Filter, number[]][] = [
        ['eq of a keyword', { field: 'collection', eq: 'fruit' }, [0, 1, 2]],
        ['eq of a number', { field: 'width', eq: 200 }, [1, 3]],
        ['eq of a boolean', { field: 'metadata_boolean.ripe', eq: false }, [1]],
        ['eq of any element', { field: 'tags', eq: 'red' }, [0, 3]],
        ['eq of a number in an array', { field: 'metadata_integer.sizes', eq: 44 }, [3]],
        ['eq does not convert', { field: 'metadata_keyword.label', eq: 200 }, []],
        ['eq of an unknown value', { field: 'tags', eq: 'blue' }, []],
        ['eq on an unknown field', { field: 'colour', eq: 'red' }, []],
        ['in', { field: 'metadata_keyword.label', in: ['apple', '200', 'pear'] }, [0, 4]],
        ['in of any element', { field: 'tags', in: ['yellow', 'round'] }, [0, 1]],
        ['in of nothing', { field: 'tags', in: [] }, []],
        ['gt', { field: 'width', gt: 200 }, [2]],
        ['gte', { field: 'width', gte: 200 }, [1, 2, 3]],
        ['lt', { field: 'metadata_number.price', lt: 1.5 }, [1]],
        ['lte', { field: 'metadata_number.price', lte: 1.5 }, [0, 1]],
        ['two bounds', { field: 'width', gt: 100, lt: 300 }, [1, 3]],
        ['two bounds that one element has to meet', { field: 'metadata_integer.sizes', gt: 37, lt: 42 }, [4]],
        [
          'bounds of a date, to the millisecond',
          { field: 'createdAt', gt: '2024-01-01T00:00:00.000Z', lte: '2024-06-01T12:30:00.000Z' },
          [1],
        ],
        ['exists', { field: 'metadata_keyword.label', exists: true }, [0, 1, 4]],
        ['exists: an empty array is missing', { field: 'tags', exists: true }, [0, 1, 3]],
        ['exists not', { field: 'tags', exists: false }, [2, 4]],
        ['exists not, of an unknown field', { field: 'colour', exists: false }, [0, 1, 2, 3, 4]],
        ['not, which holds for missing values', { not: { field: 'tags', eq: 'red' } }, [1, 2, 4]],
        [
          'all',
          {
            all: [
              { field: 'collection', eq: 'fruit' },
              { field: 'tags', eq: 'red' },
            ],
          },
          [0],
        ],
        ['all of nothing', { all: [] }, [0, 1, 2, 3, 4]],
        [
          'any',
          {
            any: [
              { field: 'tags', eq: 'yellow' },
              { field: 'width', gt: 250 },
            ],
          },
          [1, 2],
        ],
        ['any of nothing', { any: [] }, []],
        ['not all of nothing', { not: { all: [] } }, []],
        ['not any of nothing', { not: { any: [] } }, [0, 1, 2, 3, 4]],
        ['eq of a date', { field: 'createdAt', eq: '2024-06-01T12:30:00.000Z' }, [1]],
        ['in of numbers', { field: 'metadata_number.price', in: [1.5, 7] }, [0]],
        ['in of booleans', { field: 'metadata_boolean.ripe', in: [true, false] }, [0, 1]],
        [
          'nested',
          {
            all: [
              {
                any: [
                  { field: 'tags', eq: 'red' },
                  { field: 'metadata_boolean.ripe', exists: true },
                ],
              },
              {
                not: {
                  all: [
                    { field: 'collection', eq: 'shoes' },
                    { field: 'width', gte: 0 },
                  ],
                },
              },
            ],
          },
          [0, 1],
        ],
      ];

      it.each(cases)('%s', async (_, filter, expected) => {
        const ids = expected.map(uuid);
        const { points } = await space.scroll({ filter, limit: 100 });
        expect(points.map(({ id }) => id)).toEqual(ids);
        expect(await space.count(filter)).toBe(ids.length);
        const candidates = await space.search({ vector: axis(0, payloads.length), limit: 100, filter });
        expect(candidates.map(({ id }) => id).sort()).toEqual(ids);
      });

      it('follows the writes after a filter was used', async () => {
        const writable = await filledSpace(axes(4, { collection: 'a', tags: ['x'] }));
        const filter: Filter = {
          all: [{ field: 'collection', eq: 'a' }, { not: { field: 'tags', eq: 'hidden' } }],
        };
        expect(await writable.count(filter)).toBe(4);

        await writable.setPayload([{ id: uuid(1), payload: { collection: 'a', tags: ['hidden', 'x'] } }]);
        await writable.delete([uuid(2)]);
        await writable.upsert([{ id: uuid(8), vector: axis(2, 4), payload: { collection: 'a' } }]);
        await writable.upsert([{ id: uuid(9), vector: axis(2, 4), payload: { collection: 'b' } }]);

        const { points } = await writable.scroll({ filter, limit: 10 });
        expect(points.map(({ id }) => id)).toEqual([uuid(0), uuid(3), uuid(8)]);
        expect(await writable.count(filter)).toBe(3);
      });
    });

    describe('searches', () => {
      it('orders by score, then by id', async () => {
        const slanted = new Float32Array([Math.SQRT1_2, Math.SQRT1_2]);
        const space = await openSpace(2);
        for (const [number, vector] of [
          [4, slanted],
          [3, axis(1, 2)],
          [1, slanted],
          [5, axis(0, 2)],
          [2, slanted],
        ] as const) {
          await space.upsert([{ id: uuid(number), vector, payload: {} }]);
        }
        const order = async (limit: number) =>
          (await space.search({ vector: axis(0, 2), limit })).map(({ id }) => id);
        expect(await order(9)).toEqual([5, 1, 2, 4, 3].map(uuid));
        // Which two of the three that tie come with the first is the store's choice.
        expect([
          [5, 1, 2],
          [5, 1, 4],
          [5, 2, 4],
        ]).toContainEqual((await order(3)).map((id) => Number(id.slice(-12))));
      });

      it('scores each candidate against further vectors', async () => {
        const random = new RandomVectors(5, 48);
        const points = Array.from({ length: 300 }, (_, i) => ({
          id: uuid(i),
          vector: random.next(),
          payload: { collection: i % 2 ? 'odd' : 'even' },
        }));
        const space = await filledSpace(points);
        const vector = random.next();
        const rescoreWith = [random.next(), random.next(), points[7]!.vector];

        const candidates = await space.search({
          vector,
          limit: 40,
          filter: { field: 'collection', eq: 'odd' },
          rescoreWith,
        });

        expect(candidates).toHaveLength(40);
        for (const { id, score, rescored } of candidates) {
          const point = points.find((other) => other.id === id)!;
          expect(point.payload.collection).toBe('odd');
          expect(score).toBeCloseTo(dot(point.vector, vector), 5);
          expect(rescored).toHaveLength(3);
          rescored.forEach((value, i) => {
            expect(value).toBeCloseTo(dot(point.vector, rescoreWith[i]!), 5);
          });
        }
      });

      it.each([0, -1, 1.5, MAX_LIMIT + 1])('refuses the limit %p', async (limit) => {
        const space = await openSpace(2);
        const refused = { code: 'limit_out_of_range', message: expect.stringContaining(String(MAX_LIMIT)) };
        await expect(space.search({ vector: axis(0, 2), limit })).rejects.toMatchObject(refused);
        await expect(space.scroll({ limit })).rejects.toMatchObject(refused);
        await expect(space.facet({ field: 'tags', limit })).rejects.toMatchObject(refused);
      });
    });

    describe('facets', () => {
      it('counts values, each element of an array once a point, most frequent first', async () => {
        const tags = [['a', 'b'], ['b'], ['b', 'c', 'c'], [], ['a', 'b']];
        const space = await filledSpace(
          tags.map((values, i) => ({
            id: uuid(i),
            vector: axis(i, tags.length),
            payload: { tags: values, width: i % 2, collection: i < 2 ? 'first' : 'rest' },
          })),
        );
        expect(await space.facet({ field: 'tags', limit: 10 })).toEqual([
          { value: 'b', count: 4 },
          { value: 'a', count: 2 },
          { value: 'c', count: 1 },
        ]);
        expect(await space.facet({ field: 'tags', limit: 1 })).toEqual([{ value: 'b', count: 4 }]);
        expect(await space.facet({ field: 'width', limit: 10 })).toEqual([
          { value: 0, count: 3 },
          { value: 1, count: 2 },
        ]);
        const filter: Filter = { field: 'collection', eq: 'first' };
        expect(await space.facet({ field: 'tags', limit: 10, filter })).toEqual([
          { value: 'b', count: 2 },
          { value: 'a', count: 1 },
        ]);
        expect(await space.facet({ field: 'unknown', limit: 10 })).toEqual([]);

        await space.delete([uuid(0)]);
        await space.setPayload([{ id: uuid(1), payload: { tags: ['d'] } }]);
        expect(await space.facet({ field: 'tags', limit: 10 })).toEqual([
          { value: 'b', count: 2 },
          { value: 'a', count: 1 },
          { value: 'c', count: 1 },
          { value: 'd', count: 1 },
        ]);
      });
    });

    describe('10,000 points', () => {
      const SIZE = 10_000;
      const random = new RandomVectors(1, 32);
      const points = Array.from({ length: SIZE }, (_, i) => ({
        // In another order than the ids'.
        id: uuid((i * 7919) % SIZE),
        vector: random.next(),
        payload: { collection: 'all', width: i % 100 },
      }));
      let space: VectorSpace;

      beforeAll(async () => {
        space = await filledSpace(points);
      });

      it('are all there after one batch', async () => {
        expect(await space.count()).toBe(SIZE);
        expect(await space.count({ field: 'width', lt: 25 })).toBe(2500);
      });

      it('are found by their own vectors', async () => {
        for (const point of points.slice(-20)) {
          const [nearest] = await space.search({ vector: point.vector, limit: 1 });
          expect(nearest!.id).toBe(point.id);
          expect(nearest!.score).toBeCloseTo(1, 5);
        }
      });

      it('scroll in the order of their ids, each once', async () => {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await space.scroll({ limit: 1000, ...(after && { after }) });
          seen.push(...page.points.map(({ id }) => id));
          after = page.next;
        } while (after);
        expect(seen).toEqual(Array.from({ length: SIZE }, (_, i) => uuid(i)));
      });

      it('scroll under a filter, with vectors and payloads, to a full last page', async () => {
        const filter: Filter = { field: 'width', eq: 42 };
        const expected = points
          .filter(({ payload }) => payload.width === 42)
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        const first = await space.scroll({ filter, limit: 50, withVectors: true });
        expect(first).toEqual({ points: expected.slice(0, 50), next: expected[49]!.id });
        const second = await space.scroll({ filter, limit: 50, withVectors: true, after: first.next! });
        expect(second).toEqual({ points: expected.slice(50) });
      });

      it('are fetched in the order that was asked for', async () => {
        const wanted = [points[5000]!, points[3]!, points[9999]!];
        const ids = wanted.map(({ id }) => id);
        expect(await space.fetch([ids[0]!, uuid(SIZE), ids[1]!, ids[2]!])).toEqual(wanted);
      });
    });
  });
}

function axis(index: number, dimension: number): Float32Array {
  const vector = new Float32Array(dimension);
  vector[index] = 1;
  return vector;
}

/** One point on each axis. */
function axes(dimension: number, payload: Payload = {}): VectorPoint[] {
  return Array.from({ length: dimension }, (_, i) => ({ id: uuid(i), vector: axis(i, dimension), payload }));
}
