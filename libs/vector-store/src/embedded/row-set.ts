const WORD = 32;

/** A set of row numbers, one bit a row. */
export class RowSet {
  private constructor(public words: Uint32Array) {}

  /** An empty set with room for rows below `capacity`; it grows by itself. */
  static empty(capacity: number): RowSet {
    return new RowSet(new Uint32Array(Math.ceil(capacity / WORD)));
  }

  get capacity(): number {
    return this.words.length * WORD;
  }

  get size(): number {
    let size = 0;
    for (const word of this.words) size += bitCount(word);
    return size;
  }

  add(row: number): void {
    if (row >= this.capacity) this.grow(row + 1);
    this.words[row >>> 5]! |= 1 << (row & 31);
  }

  delete(row: number): void {
    if (row < this.capacity) this.words[row >>> 5]! &= ~(1 << (row & 31));
  }

  copy(): RowSet {
    return new RowSet(this.words.slice());
  }

  // The following change the set in place; both sets have the same capacity.

  keepOnly(other: RowSet): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= other.words[i]!;
    return this;
  }

  addAll(other: RowSet): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! |= other.words[i]!;
    return this;
  }

  deleteAll(other: RowSet): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= ~other.words[i]!;
    return this;
  }

  forEach(visit: (row: number) => void): void {
    for (let i = 0; i < this.words.length; i++) {
      let word = this.words[i]!;
      while (word !== 0) {
        const lowest = word & -word;
        visit(i * WORD + 31 - Math.clz32(lowest));
        word ^= lowest;
      }
    }
  }

  private grow(capacity: number): void {
    const words = new Uint32Array(Math.max(Math.ceil(capacity / WORD), this.words.length * 2));
    words.set(this.words);
    this.words = words;
  }
}

function bitCount(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  word = (word + (word >>> 4)) & 0x0f0f0f0f;
  return Math.imul(word, 0x01010101) >>> 24;
}
