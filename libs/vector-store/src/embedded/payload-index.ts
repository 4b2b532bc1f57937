import { LRUCache } from 'lru-cache';
import { matches, matchesLeaf, type Filter } from '../filter.js';
import type { FacetRequest, FacetValue, Payload } from '../vector-store.js';
import { Column } from './column.js';
import { RowSet } from './row-set.js';

const EVERY_ROW: Filter = { all: [] };
const REMEMBERED_FILTERS = 64;

/**
 * Answers which rows pass a filter. The answers to recent filters are kept and follow each write, so that the
 * filter that nearly every search has, on its collection, costs nothing.
 */
export class PayloadIndex {
  private readonly rows = RowSet.empty(0);
  private readonly columns = new Map<string, Column>();
  private readonly remembered = new LRUCache<string, { filter: Filter; rows: RowSet }>({
    max: REMEMBERED_FILTERS,
  });

  set(row: number, payload: Payload): void {
    this.rows.add(row);
    for (const field of Object.keys(payload)) {
      if (!this.columns.has(field)) this.columns.set(field, new Column());
    }
    for (const [field, column] of this.columns) column.set(row, payload[field]);
    for (const answer of this.remembered.values()) {
      if (matches(answer.filter, payload)) answer.rows.add(row);
      else answer.rows.delete(row);
    }
  }

  delete(row: number): void {
    this.rows.delete(row);
    for (const column of this.columns.values()) column.set(row, undefined);
    for (const answer of this.remembered.values()) answer.rows.delete(row);
  }

  /** The rows that pass the filter; not to be changed by the caller. */
  select(filter: Filter = EVERY_ROW): RowSet {
    const key = JSON.stringify(filter);
    let answer = this.remembered.get(key);
    if (!answer) {
      answer = { filter, rows: this.evaluate(filter) };
      this.remembered.set(key, answer);
    }
    return answer.rows;
  }

  facet({ field, filter, limit }: FacetRequest): FacetValue[] {
    const counts = this.columns.get(field)?.countValues(this.select(filter)) ?? new Map();
    return Array.from(counts, ([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, limit);
  }

  private evaluate(filter: Filter): RowSet {
    if ('all' in filter) {
      return filter.all.reduce((rows, part) => rows.keepOnly(this.evaluate(part)), this.rows.copy());
    }
    if ('any' in filter) {
      const none = RowSet.empty(this.rows.capacity);
      return filter.any.reduce((rows, part) => rows.addAll(this.evaluate(part)), none);
    }
    if ('not' in filter) return this.rows.copy().deleteAll(this.evaluate(filter.not));
    const column = this.columns.get(filter.field) ?? new Column();
    return column.select(this.rows, (value) => matchesLeaf(filter, value));
  }
}
