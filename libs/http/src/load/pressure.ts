import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { containerMemory } from '@cliptext/config';

const INTERVAL_MS = 1_000;
const RESOLUTION_MS = 20;
/** Of the event loop, in half of its turns. */
const MOST_DELAY_MS = 1_000;
const MOST_OF_THE_HEAP = 0.9;
const MOST_OF_THE_CONTAINER = 0.9;

/** Looks once a second whether the process still has memory and time to take on more. */
export class Pressure {
  private readonly delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private readonly timer: NodeJS.Timeout;
  private readonly maxMemoryBytes: number;
  private isLate = false;
  private wasLate = false;
  private isFull = false;

  /** @param maxMemoryBytes resident; without it most of what the container may have, if it has a limit */
  constructor(maxMemoryBytes?: number) {
    this.maxMemoryBytes = maxMemoryBytes ?? MOST_OF_THE_CONTAINER * containerMemory();
    this.delay.enable();
    this.timer = setInterval(() => this.look(), INTERVAL_MS).unref();
  }

  /** Whether nothing more should be taken on now. One slow second does not count, two in a row do. */
  get isHigh(): boolean {
    return this.isFull || (this.isLate && this.wasLate);
  }

  stop(): void {
    clearInterval(this.timer);
    this.delay.disable();
  }

  private look(): void {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    this.isFull = used > MOST_OF_THE_HEAP * limit || process.memoryUsage.rss() > this.maxMemoryBytes;
    this.wasLate = this.isLate;
    this.isLate = this.delay.percentile(50) > MOST_DELAY_MS * 1e6;
    this.delay.reset();
  }
}
