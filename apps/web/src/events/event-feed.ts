import type { EventSourceMessage } from 'eventsource-parser';
import { isFinal, problemOf, UNREACHABLE, type Problem } from '../api/api-problem.js';
import { readStream } from './read-stream.js';
import { readServiceEvent, type Progress, type ServiceEvent } from './service-event.js';

export type FeedState = {
  /** Whether what happens is heard of as it happens. */
  isLive: boolean;
  /** The latest that was heard of; null before that, and while nothing is heard. */
  progress: Progress | null;
};

type EventFeedOptions = {
  /** Opens the stream; with the id of an event, after that one. @throws ApiError */
  open: (lastId: string | undefined, signal: AbortSignal) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
};

const SILENT: FeedState = { isLive: false, progress: null };
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * What happens in a collection, for all who listen: one connection, open while anybody does and nobody pauses it.
 * It comes back by itself, later after each failure, and is then told what it missed.
 */
export class EventFeed {
  private state = SILENT;
  private readonly listeners = new Set<(event: ServiceEvent) => void>();
  private readonly watchers = new Set<() => void>();
  private connection: AbortController | null = null;
  private isPaused = false;
  private lastId: string | undefined;
  /** Connections in a row that ended before anything was heard. */
  private failures = 0;

  constructor(private readonly options: EventFeedOptions) {}

  /** Hears each event. An event may come twice. Returns how to stop. */
  readonly listen = (listener: (event: ServiceEvent) => void): (() => void) =>
    this.add(this.listeners, listener);

  /** Hears of each change of the snapshot. Returns how to stop. */
  readonly subscribe = (watcher: () => void): (() => void) => this.add(this.watchers, watcher);

  readonly snapshot = (): FeedState => this.state;

  /** While paused, nothing is heard; what is missed is told afterwards. */
  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    this.connectOrLeave();
  }

  /** Connects anew, such as with another key. */
  restart(): void {
    this.leave();
    this.lastId = undefined;
    this.connectOrLeave();
  }

  private add<Heard>(set: Set<Heard>, one: Heard): () => void {
    set.add(one);
    this.connectOrLeave();
    return () => {
      set.delete(one);
      this.connectOrLeave();
    };
  }

  private connectOrLeave(): void {
    const isWanted = !this.isPaused && this.listeners.size + this.watchers.size > 0;
    if (!isWanted) return this.leave();
    if (this.connection) return;
    this.connection = new AbortController();
    void this.stay(this.connection.signal);
  }

  private leave(): void {
    this.connection?.abort();
    this.connection = null;
    this.publish(SILENT);
  }

  private async stay(signal: AbortSignal): Promise<void> {
    for (this.failures = 0; ;) {
      const problem = await this.connect(signal);
      if (signal.aborted) return;
      this.failures += 1;
      // A connection that ends and is back at once is missed by nobody.
      if (isFinal(problem) || this.failures > 1) this.publish(SILENT);
      // Somebody has to change something first: a key, most often, and that restarts the feed.
      if (isFinal(problem)) return;
      await pause(Math.max((problem.retryAfter ?? 0) * 1000, backoff(this.failures)), signal);
    }
  }

  /** Hears what there is to hear until the connection ends; why it did. */
  private async connect(signal: AbortSignal): Promise<Problem> {
    try {
      const body = await this.options.open(this.lastId, signal);
      this.publish({ ...this.state, isLive: true });
      await readStream(body, (message) => {
        if (!signal.aborted) this.take(message);
      });
      return UNREACHABLE;
    } catch (error) {
      return signal.aborted ? UNREACHABLE : problemOf(error);
    }
  }

  private take(message: EventSourceMessage): void {
    this.failures = 0;
    this.lastId = message.id ?? this.lastId;
    const event = readServiceEvent(message);
    if (event?.name === 'progress') this.publish({ isLive: true, progress: event.data });
    if (event) for (const listener of this.listeners) listener(event);
  }

  private publish(state: FeedState): void {
    if (state === this.state) return;
    this.state = state;
    for (const watcher of this.watchers) watcher();
  }
}

/** Twice as long after each failure, and not the same for all who lost the service at the same moment. */
function backoff(failures: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** (failures - 1));
  return wait * (0.5 + Math.random() / 2);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
