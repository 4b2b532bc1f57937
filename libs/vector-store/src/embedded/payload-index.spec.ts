import { RandomVectors } from '../../test/random-vectors.js';
import { matches, type Filter } from '../filter.js';
import type { Payload } from '../vector-store.js';
import { PayloadIndex } from './payload-index.js';
import type { RowSet } from './row-set.js';

describe('PayloadIndex', () => {
  const random = new RandomVectors(21, 1);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random.uniform() * values.length)]!;

  function randomPayload(): Payload {
    const payload: Payload = { collection: pick(['a', 'b', 'c']) };
    if (random.uniform() < 0.7) payload['tags'] = ['x', 'y', 'z'].filter(() => random.uniform() < 0.4);
    if (random.uniform() < 0.7) payload['width'] = Math.floor(random.uniform() * 20);
    return payload;
  }

  function randomFilter(depth: number): Filter {
    const kind = depth === 0 ? 'leaf' : pick(['all', 'any', 'not', 'leaf']);
    const parts = () => Array.from({ length: pick([0, 1, 2, 3]) }, () => randomFilter(depth - 1));
    if (kind === 'all') return { all: parts() };
    if (kind === 'any') return { any: parts() };
    if (kind === 'not') return { not: randomFilter(depth - 1) };
    return pick<() => Filter>([
      () => ({ field: 'collection', eq: pick(['a', 'b', 'unknown']) }),
      () => ({ field: 'tags', in: [pick(['x', 'y']), 'z'] }),
      () => ({ field: 'width', gte: pick([0, 5, 10]), lt: pick([8, 15]) }),
      () => ({ field: pick(['tags', 'width', 'unknown']), exists: pick([true, false]) }),
    ])();
  }

  const members = (rows: RowSet) => {
    const result: number[] = [];
    rows.forEach((row) => result.push(row));
    return result;
  };

  it('agrees with what a filter says of each payload, before and after writes', () => {
    const index = new PayloadIndex();
    const payloads = new Map<number, Payload>();
    const filters = Array.from({ length: 60 }, () => randomFilter(3));
    for (let round = 0; round < 20; round++) {
      for (let write = 0; write < 30; write++) {
        const row = Math.floor(random.uniform() * 200 * (round + 1));
        if (payloads.has(row) && random.uniform() < 0.3) {
          index.delete(row);
          payloads.delete(row);
        } else {
          const payload = randomPayload();
          index.set(row, payload);
          payloads.set(row, payload);
        }
      }
      for (const filter of [...filters, randomFilter(3)]) {
        const expected = [...payloads].filter(([, payload]) => matches(filter, payload)).map(([row]) => row);
        expect(members(index.select(filter))).toEqual(expected.sort((a, b) => a - b));
      }
    }
  });

  it('reuses the code of a value that no row has any more', () => {
    const index = new PayloadIndex();
    for (let i = 0; i < 1000; i++) index.set(0, { collection: `name ${i}`, tags: [`tag ${i}`, 'x'] });
    expect(index.facet({ field: 'collection', limit: 10 })).toEqual([{ value: 'name 999', count: 1 }]);
    expect(members(index.select({ field: 'tags', eq: 'tag 999' }))).toEqual([0]);
    expect(members(index.select({ field: 'tags', eq: 'tag 998' }))).toEqual([]);
  });
});
