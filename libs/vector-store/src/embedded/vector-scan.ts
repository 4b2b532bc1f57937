import { MAX_LIMIT } from '../vector-store.js';
import type { RowSet } from './row-set.js';

/** What assembly/scan.ts exports; its comments say what each does. Addresses are bytes in `memory`. */
type ScanExports = {
  memory: WebAssembly.Memory;
  configure(dimension: number, maxLimit: number): void;
  addSegment(): number;
  rowsPerSegment(): number;
  queryAddress(): number;
  afterAddress(): number;
  bestRowsAddress(): number;
  bestScoresAddress(): number;
  rescoredAddress(): number;
  maskAddress(segment: number): number;
  vectorAddress(row: number): number;
  idAddress(row: number): number;
  quantiseRow(row: number): void;
  search(segmentCount: number, limit: number): number;
  rescore(): void;
  firstInIdOrder(segmentCount: number, limit: number, paged: number): number;
};

/** The vectors of one space in WebAssembly memory, by row number, and the exact search over them. */
export class VectorScan {
  private readonly scan: ScanExports;
  private segments = 0;

  constructor(
    module: WebAssembly.Module,
    private readonly dimension: number,
  ) {
    this.scan = new WebAssembly.Instance(module).exports as ScanExports;
    // One more than a page holds tells whether there is another page.
    this.scan.configure(dimension, MAX_LIMIT + 1);
  }

  /** Writes a row; rows are used from 0 on without gaps. */
  write(row: number, id: string, vector: Float32Array): void {
    if (row >= this.segments * this.scan.rowsPerSegment()) this.addSegment();
    new Float32Array(this.scan.memory.buffer, this.scan.vectorAddress(row), this.dimension).set(vector);
    this.writeId(this.scan.idAddress(row), id);
    this.scan.quantiseRow(row);
  }

  /** The nearest of the rows: best first, equal scores by id. Valid until the next call. */
  search(rows: RowSet, vector: Float32Array, limit: number): { rows: Uint32Array; scores: Float32Array } {
    this.select(rows);
    this.writeQuery(vector);
    const count = this.scan.search(this.segments, limit);
    return {
      rows: new Uint32Array(this.scan.memory.buffer, this.scan.bestRowsAddress(), count),
      scores: new Float32Array(this.scan.memory.buffer, this.scan.bestScoresAddress(), count),
    };
  }

  /** The dot products of `count` rows of the last search with another vector. Valid until the next call. */
  rescore(vector: Float32Array, count: number): Float32Array {
    this.writeQuery(vector);
    this.scan.rescore();
    return new Float32Array(this.scan.memory.buffer, this.scan.rescoredAddress(), count);
  }

  /** The first of the rows in the order of their ids, after an id where one is given. Valid until the next call. */
  firstInIdOrder(rows: RowSet, limit: number, after?: string): Uint32Array {
    this.select(rows);
    if (after !== undefined) this.writeId(this.scan.afterAddress(), after);
    const count = this.scan.firstInIdOrder(this.segments, limit, after === undefined ? 0 : 1);
    return new Uint32Array(this.scan.memory.buffer, this.scan.bestRowsAddress(), count);
  }

  private addSegment(): void {
    if (!this.scan.addSegment()) {
      const rows = this.segments * this.scan.rowsPerSegment();
      throw new RangeError(`No memory for more than ${rows} vectors of ${this.dimension} dimensions`);
    }
    this.segments++;
  }

  private writeQuery(vector: Float32Array): void {
    new Float32Array(this.scan.memory.buffer, this.scan.queryAddress(), this.dimension).set(vector);
  }

  /** A UUID as two little-endian uint64. */
  private writeId(address: number, id: string): void {
    const digits = id.replaceAll('-', '');
    const part = (index: number) => parseInt(digits.slice(index * 8, index * 8 + 8), 16);
    new Uint32Array(this.scan.memory.buffer, address, 4).set([part(1), part(0), part(3), part(2)]);
  }

  private select(rows: RowSet): void {
    const wordsPerSegment = this.scan.rowsPerSegment() / 32;
    for (let segment = 0; segment < this.segments; segment++) {
      const first = segment * wordsPerSegment;
      const words = rows.words.subarray(first, first + wordsPerSegment);
      const mask = new Uint32Array(this.scan.memory.buffer, this.scan.maskAddress(segment), wordsPerSegment);
      mask.set(words);
      mask.fill(0, words.length);
    }
  }
}
