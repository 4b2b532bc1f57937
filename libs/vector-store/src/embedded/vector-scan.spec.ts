import { readFileSync } from 'node:fs';
import { builtFile } from '@cliptext/config';
import { dot, normalised, RandomVectors, uuid } from '../../test/random-vectors.js';
import { RowSet } from './row-set.js';
import { VectorScan } from './vector-scan.js';

const scanModule = new WebAssembly.Module(readFileSync(builtFile('./scan.wasm', import.meta.url)));

describe('VectorScan', () => {
  function filled(vectors: Float32Array[], ids = vectors.map((_, i) => uuid(i))) {
    const scan = new VectorScan(scanModule, vectors[0]!.length);
    const rows = RowSet.empty(0);
    vectors.forEach((vector, row) => {
      scan.write(row, ids[row]!, vector);
      rows.add(row);
    });
    return { scan, rows };
  }

  function exactOrder(vectors: Float32Array[], query: Float32Array, rows = vectors.map((_, i) => i)) {
    const scores = new Map(rows.map((row) => [row, dot(vectors[row]!, query)]));
    return rows.sort((a, b) => scores.get(b)! - scores.get(a)! || a - b);
  }

  it.each([1, 2, 7, 31, 32, 33, 100, 384, 768])('is exact in %i dimensions', (dimension) => {
    const random = new RandomVectors(dimension, dimension);
    const vectors = Array.from({ length: 1100 }, () => random.next());
    const { scan, rows } = filled(vectors);
    for (let i = 0; i < 3; i++) {
      const query = random.next();
      const found = scan.search(rows, query, 25);
      const expected = exactOrder(vectors, query).slice(0, 25);
      found.scores.forEach((score, rank) => {
        expect(score).toBeCloseTo(dot(vectors[found.rows[rank]!]!, query), 5);
        // In one dimension nearly all scores are equal: compare scores, not rows.
        expect(score).toBeCloseTo(dot(vectors[expected[rank]!]!, query), 6);
      });
    }
  });

  it('is exact where the int8 copies cannot tell rows apart', () => {
    // One dimension that outweighs the others, as in CLIP's embeddings, costs the int8 copies their precision.
    const dimension = 128;
    const random = new RandomVectors(11, dimension);
    const vectors = Array.from({ length: 3000 }, () => withHeavyDimension(random.next()));
    const { scan, rows } = filled(vectors);
    for (let i = 0; i < 20; i++) {
      const query = withHeavyDimension(random.next());
      const found = scan.search(rows, query, 10);
      expect([...found.rows]).toEqual(exactOrder(vectors, query).slice(0, 10));
    }
  });

  it('looks at the selected rows only', () => {
    const random = new RandomVectors(12, 64);
    const vectors = Array.from({ length: 4000 }, () => random.next());
    const { scan } = filled(vectors);
    const selected = [0, 1, 63, 64, 1023, 1024, 2047, 3999];
    const rows = RowSet.empty(0);
    for (const row of selected) rows.add(row);
    const query = random.next();
    expect([...scan.search(rows, query, 5).rows]).toEqual(
      exactOrder(vectors, query, [...selected]).slice(0, 5),
    );
    expect([...scan.search(rows, query, 100).rows]).toEqual(exactOrder(vectors, query, [...selected]));
    expect(scan.search(RowSet.empty(0), query, 5).rows).toHaveLength(0);
  });

  it('orders equal scores by id, also at the cut', () => {
    const vector = new Float32Array([0.6, 0.8]);
    const ids = Array.from({ length: 2000 }, (_, row) => uuid((row * 1237) % 2000));
    const { scan, rows } = filled(
      ids.map(() => vector),
      ids,
    );
    const found = Array.from(scan.search(rows, vector, 50).rows, (row) => ids[row]);
    expect(found).toEqual(Array.from({ length: 50 }, (_, i) => uuid(i)));
  });

  it('forgets the vector that a row had before', () => {
    const { scan, rows } = filled([new Float32Array([1, 0]), new Float32Array([0, 1])]);
    scan.write(0, uuid(0), new Float32Array([0, -1]));
    const found = scan.search(rows, new Float32Array([0, 1]), 2);
    expect([...found.rows]).toEqual([1, 0]);
    expect([...found.scores]).toEqual([1, -1]);
  });

  it('pages through ids that differ in any digit', () => {
    const ids = [
      '0',
      '00000000-0001',
      '7fffffff',
      '80000000',
      'ffffffff-ffff',
      '00000000-0000-0000-8000-000000000001',
    ]
      .map((start) => start + '00000000-0000-0000-0000-000000000000'.slice(start.length))
      .sort();
    const { scan, rows } = filled(
      ids.map(() => new Float32Array([1])),
      ids,
    );
    const seen: string[] = [];
    for (let after: string | undefined; seen.length < ids.length; after = seen.at(-1)) {
      const page = Array.from(scan.firstInIdOrder(rows, 2, after), (row) => ids[row]!);
      expect(page).toHaveLength(2);
      seen.push(...page);
    }
    expect(seen).toEqual(ids);
    expect(scan.firstInIdOrder(rows, 2, ids.at(-1))).toHaveLength(0);
  });
});

function withHeavyDimension(vector: Float32Array): Float32Array {
  return normalised(vector.map((value, i) => (i === 5 ? 3 + value : value)));
}
