import { isMissing, type Scalar } from '../filter.js';
import type { PayloadValue } from '../vector-store.js';
import { RowSet } from './row-set.js';

const MISSING = 0;

/**
 * One payload field of all rows, dictionary-coded: a number a row, and each distinct value (an array is one
 * value) kept once. A condition is decided once for each distinct value, then looked up for each row.
 */
export class Column {
  private codes = new Uint32Array(0);
  private readonly values: (PayloadValue | undefined)[] = [undefined];
  private readonly uses: number[] = [0];
  private readonly codeOf = new Map<Scalar, number>();
  private readonly freeCodes: number[] = [];

  set(row: number, value: PayloadValue | undefined): void {
    if (row >= this.codes.length) this.grow(row + 1);
    const code = this.retain(value);
    this.release(this.codes[row]!);
    this.codes[row] = code;
  }

  /** Those of the rows whose value meets the condition. */
  select(rows: RowSet, condition: (value: PayloadValue | undefined) => boolean): RowSet {
    const meets = new Uint8Array(this.values.length);
    for (let code = 0; code < meets.length; code++) meets[code] = condition(this.values[code]) ? 1 : 0;
    const selected = rows.copy();
    const { words } = selected;
    for (let i = 0; i < words.length; i++) {
      if (words[i] === 0) continue;
      const first = i * 32;
      let bits = 0;
      // Rows beyond the column's end, which have never had a value here, read as MISSING.
      for (let j = 0; j < 32; j++) bits |= meets[this.codes[first + j] ?? MISSING]! << j;
      words[i]! &= bits;
    }
    return selected;
  }

  /** How many of the rows have each value; a row with an array counts once for each of its elements. */
  countValues(rows: RowSet): Map<Scalar, number> {
    const counts = new Uint32Array(this.values.length);
    rows.forEach((row) => counts[this.codes[row] ?? MISSING]!++);
    const result = new Map<Scalar, number>();
    this.values.forEach((value, code) => {
      const count = counts[code]!;
      if (value === undefined || count === 0) return;
      const elements: Iterable<Scalar> = Array.isArray(value) ? new Set<Scalar>(value) : [value];
      for (const element of elements) result.set(element, (result.get(element) ?? 0) + count);
    });
    return result;
  }

  private retain(value: PayloadValue | undefined): number {
    if (isMissing(value)) return MISSING;
    const key = dictionaryKey(value);
    let code = this.codeOf.get(key);
    if (code === undefined) {
      code = this.freeCodes.pop() ?? this.values.length;
      this.values[code] = value;
      this.uses[code] = 0;
      this.codeOf.set(key, code);
    }
    this.uses[code]!++;
    return code;
  }

  private release(code: number): void {
    if (code === MISSING || --this.uses[code]! > 0) return;
    this.codeOf.delete(dictionaryKey(this.values[code]!));
    this.values[code] = undefined;
    this.freeCodes.push(code);
  }

  private grow(rows: number): void {
    const codes = new Uint32Array(Math.max(rows, this.codes.length * 2));
    codes.set(this.codes);
    this.codes = codes;
  }
}

/** Equal for equal values only: no string in a payload begins with NUL, as PostgreSQL keeps none in jsonb. */
function dictionaryKey(value: PayloadValue): Scalar {
  return Array.isArray(value) ? `\0${JSON.stringify(value)}` : value;
}
