const INSIDE = 1;
const CLOSED = 2;

/**
 * Knows whether a thread is inside of onnxruntime: one that is ended there takes the whole process with it. Shared by
 * the thread, which passes it, and the one that ends it, which closes it.
 */
export class Gate {
  private readonly state: Int32Array;

  constructor(readonly memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.state = new Int32Array(memory);
  }

  get isOccupied(): boolean {
    return (Atomics.load(this.state, 0) & INSIDE) !== 0;
  }

  /** @throws {Error} when the gate is closed; the work is not begun then */
  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    if (Atomics.compareExchange(this.state, 0, 0, INSIDE) !== 0) {
      throw new Error('the thread is about to be ended');
    }
    try {
      return await work();
    } finally {
      Atomics.and(this.state, 0, ~INSIDE);
    }
  }

  /** From now on nothing gets in. */
  close(): void {
    Atomics.or(this.state, 0, CLOSED);
  }
}
