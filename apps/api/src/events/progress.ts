import { isDeepStrictEqual } from 'node:util';
import type { Activity } from '@cliptext/catalog';
import { IndexingRate } from '../status/indexing-rate.js';
import type { ProgressEvent } from './event-schemas.js';

const RATE_WINDOW_MS = 30_000;
/** Counting reads the whole catalog: it may take a tenth of the time. */
const REST_PER_COUNT = 9;

/** How far the indexing of each collection is, and which listeners know. */
export class Progress {
  private readonly rates = new Map<string, IndexingRate>();
  private events = new Map<string, ProgressEvent>();
  private readonly known = new WeakMap<object, Map<string, ProgressEvent>>();
  private nextCount = 0;
  private isOutdated = true;

  constructor(private readonly activity: Activity) {}

  /** Counts again when something changed or is pending, unless the last count has just been made. */
  async update(hasChanged: boolean): Promise<void> {
    this.isOutdated ||= hasChanged;
    const start = Date.now();
    if (!this.isOutdated || start < this.nextCount) return;
    const counts = await this.activity.countByCollection();
    const now = Date.now();
    this.nextCount = now + (now - start) * REST_PER_COUNT;
    this.isOutdated = counts.some(({ pending }) => pending > 0);
    this.events = new Map(
      counts.map((count) => {
        const rate = this.rates.get(count.collection) ?? new IndexingRate(RATE_WINDOW_MS);
        this.rates.set(count.collection, rate);
        const ratePerSecond = rate.add(now, count.indexed + count.failed);
        const eta = ratePerSecond > 0 ? Math.ceil(count.pending / ratePerSecond) : null;
        return [count.collection, { ...count, ratePerSecond, etaSeconds: count.pending === 0 ? 0 : eta }];
      }),
    );
    for (const collection of this.rates.keys()) {
      if (!this.events.has(collection)) this.rates.delete(collection);
    }
  }

  /** Whether a listener has been told how far indexing is. */
  isKnownTo(listener: object): boolean {
    return this.known.has(listener);
  }

  /** What is new to a listener: everything at first. */
  newsFor(listener: object): ProgressEvent[] {
    const known = this.known.get(listener);
    this.known.set(listener, this.events);
    return [...this.events.values()].filter(
      (event) => !isDeepStrictEqual(event, known?.get(event.collection)),
    );
  }
}
