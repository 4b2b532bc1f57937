import type { Filter } from '../filter.js';
import type { FacetRequest, FacetValue, Payload, Scroll, VectorSearch } from '../vector-store.js';
import { PayloadIndex } from './payload-index.js';
import type { PayloadRows, Rows } from './rows.js';
import { VectorScan } from './vector-scan.js';

/** A search's answer in columns: `rescored` holds each vector's scores one after the other, by candidate. */
export type SearchAnswer = { ids: string[]; scores: Float32Array; rescored: Float32Array[] };

/** One space in memory: finds rows by id, by filter, by vector. */
export class SpaceIndex {
  private readonly vectors: VectorScan;
  private readonly payloads = new PayloadIndex();
  private readonly ids: string[] = [];
  private readonly rowOf = new Map<string, number>();
  private readonly freeRows: number[] = [];

  constructor(
    scanModule: WebAssembly.Module,
    private readonly dimension: number,
  ) {
    this.vectors = new VectorScan(scanModule, dimension);
  }

  upsert({ ids, vectors, payloads }: Rows): void {
    ids.forEach((id, i) => {
      const row = this.rowOf.get(id) ?? this.freeRows.pop() ?? this.ids.length;
      this.vectors.write(row, id, vectors.subarray(i * this.dimension, (i + 1) * this.dimension));
      this.payloads.set(row, JSON.parse(payloads[i]!) as Payload);
      this.ids[row] = id;
      this.rowOf.set(id, row);
    });
  }

  setPayload({ ids, payloads }: PayloadRows): void {
    ids.forEach((id, i) => {
      const row = this.rowOf.get(id);
      if (row !== undefined) this.payloads.set(row, JSON.parse(payloads[i]!) as Payload);
    });
  }

  delete(ids: string[]): void {
    for (const id of ids) {
      const row = this.rowOf.get(id);
      if (row === undefined) continue;
      this.payloads.delete(row);
      this.rowOf.delete(id);
      this.freeRows.push(row);
    }
  }

  search({ vector, limit, filter, rescoreWith = [] }: VectorSearch): SearchAnswer {
    const best = this.vectors.search(this.payloads.select(filter), vector, limit);
    return {
      ids: Array.from(best.rows, (row) => this.ids[row]!),
      scores: best.scores.slice(),
      rescored: rescoreWith.map((other) => this.vectors.rescore(other, best.rows.length).slice()),
    };
  }

  idsInOrder({ filter, limit, after }: Scroll): string[] {
    const rows = this.vectors.firstInIdOrder(this.payloads.select(filter), limit, after);
    return Array.from(rows, (row) => this.ids[row]!);
  }

  count(filter?: Filter): number {
    return this.payloads.select(filter).size;
  }

  facet(request: FacetRequest): FacetValue[] {
    return this.payloads.facet(request);
  }
}
