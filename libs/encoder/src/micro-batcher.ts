export interface MicroBatcherOptions<Item, Result> {
  /** Handles a batch; answers in the order of its items. */
  run: (items: Item[]) => Promise<Result[]>;
  /** The most items in one run. */
  batchSize: number;
  /** The most runs at a time. */
  concurrency: number;
  /** Whether a failure may come from one item of the batch alone: each is run by itself then. */
  comesFromOne?: (error: unknown) => boolean;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers single requests into runs. Nothing waits for a timer: requests of one turn of the event loop
 * go together at once when there is room for a run, and otherwise with all that come until there is.
 */
export class MicroBatcher<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private running = 0;
  private scheduled = false;

  constructor(private readonly options: MicroBatcherOptions<Item, Result>) {}

  /** Items that no run has taken up yet. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => {
        this.scheduled = false;
        this.startRuns();
      });
    });
  }

  private startRuns(): void {
    while (this.waiting.length > 0 && this.running < this.options.concurrency) {
      const batch = this.waiting.splice(0, this.options.batchSize);
      this.running++;
      void this.runBatch(batch).finally(() => {
        this.running--;
        this.startRuns();
      });
    }
  }

  private async runBatch(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index]!));
    } catch (error) {
      if (batch.length > 1 && this.options.comesFromOne?.(error)) {
        for (const item of batch) await this.runBatch([item]);
      } else {
        for (const { reject } of batch) reject(error);
      }
    }
  }
}
