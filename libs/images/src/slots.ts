/** Lets tasks run at a time whose sizes add up to at most `free`; the others wait in order. */
export class Slots {
  private readonly waiting: { size: number; start: () => void }[] = [];

  constructor(private free: number) {}

  /** @param size of all that there was in the beginning, at most: a larger task would wait for ever */
  async run<Result>(task: () => Promise<Result>, size = 1): Promise<Result> {
    await this.take(size);
    try {
      return await task();
    } finally {
      this.free += size;
      this.startWaiting();
    }
  }

  private take(size: number): Promise<void> {
    return new Promise<void>((start) => {
      this.waiting.push({ size, start });
      this.startWaiting();
    });
  }

  /** Nobody passes one who waits for more: a large task would never have its turn. */
  private startWaiting(): void {
    let next = this.waiting[0];
    while (next && next.size <= this.free) {
      this.waiting.shift();
      this.free -= next.size;
      next.start();
      next = this.waiting[0];
    }
  }
}
