import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Activity, HIDDEN, JobRecords, type ImageChange, type NamedJob } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Problem, type Viewer } from '@cliptext/http';
import { viewJob } from '../jobs/job-schemas.js';
import { viewChange } from './event-schemas.js';
import { EventStream } from './event-stream.js';
import { Progress } from './progress.js';

const POLL_MS = 1_000;
const BEAT_MS = 15_000;
/** A stream ends after this, and its client comes back: to another process, where there are several. */
const LONGEST_MS = 300_000;
/** Longest time between a change and its commit: what changed just before the last look is looked at again. */
const OVERLAP_MS = 5_000;
/** More changes at once are not told one by one. */
const MOST_CHANGES = 5_000;
/** How far back a client that comes back may ask. */
const LONGEST_ABSENCE_MS = 300_000;

/** The collections that a client hears of; null for all. */
export type Audience = ReadonlySet<string> | null;

export type EventListener = {
  audience: Audience;
  viewer: Viewer;
  /** Whether it still may listen. */
  isAllowed: () => Promise<boolean>;
};

type Subscriber = EventListener & { stream: EventStream };

/** What changed, and a key that tells it from all else that does. */
type News = { event: 'image' | 'job'; collection: string; key: string; isHidden: boolean; data: unknown };

/**
 * Tells clients what happens. The catalog is asked once for all of them, once a second, and only while there are any;
 * so it does not matter which process does the work. A client may be told of a change twice, and misses none.
 */
@Injectable()
export class EventFeed implements OnModuleDestroy {
  private readonly logger = new Logger('Events');
  private readonly subscribers = new Set<Subscriber>();
  private readonly closing = new AbortController();
  private polling: Promise<void> | undefined;

  constructor(
    private readonly activity: Activity,
    private readonly jobs: JobRecords,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * A stream of what happens from now on, and of what happened since the event with the id `lastId`.
   *
   * @throws Problem `too_many_streams`
   */
  async subscribe(listener: EventListener, lastId: string | undefined): Promise<EventStream> {
    const { maxEventStreams } = this.settings;
    if (this.subscribers.size >= maxEventStreams) throw tooMany(maxEventStreams);
    const subscriber = { stream: new EventStream(), ...listener };
    // Told of changes from here on: none falls between what was missed and what comes.
    this.keep(subscriber);
    try {
      if (lastId !== undefined) await this.catchUp(subscriber, lastId);
    } catch (error) {
      subscriber.stream.destroy();
      throw error;
    }
    return subscriber.stream;
  }

  async onModuleDestroy(): Promise<void> {
    this.closing.abort();
    for (const { stream } of this.subscribers) stream.end();
    await this.polling;
  }

  private keep(subscriber: Subscriber): void {
    const { stream } = subscriber;
    this.subscribers.add(subscriber);
    const end = setTimeout(() => stream.end(), LONGEST_MS);
    const beat = setInterval(() => stream.beat(), BEAT_MS);
    stream.once('close', () => {
      clearTimeout(end);
      clearInterval(beat);
      this.subscribers.delete(subscriber);
    });
    if (this.closing.signal.aborted) stream.end();
    this.polling ??= this.poll().finally(() => (this.polling = undefined));
  }

  private async catchUp(subscriber: Subscriber, lastId: string): Promise<void> {
    const now = await this.activity.now();
    const last = new Date(/^\d{13}$/.test(lastId) ? Number(lastId) : 0);
    const isRecent = now.getTime() - last.getTime() < LONGEST_ABSENCE_MS;
    this.tell([subscriber], isRecent ? await this.newsSince(last) : null, now);
  }

  private async poll(): Promise<void> {
    const { signal } = this.closing;
    const progress = new Progress(this.activity);
    let looked = await this.activity.now().catch(() => new Date());
    let told = new Set<string>();
    while (this.subscribers.size > 0 && !signal.aborted) {
      try {
        await this.endForbidden();
        const now = await this.activity.now();
        const news = await this.newsSince(looked);
        const fresh = news && news.filter(({ key }) => !told.has(key));
        this.tell(this.subscribers, fresh, now);
        // Whoever is new hears of collections that were made since the last count, too.
        const hasNewcomer = [...this.subscribers].some(({ stream }) => !progress.isKnownTo(stream));
        await progress.update(fresh === null || fresh.length > 0 || hasNewcomer);
        this.tellProgress(progress, now);
        told = new Set(news?.map(({ key }) => key));
        looked = now;
      } catch (error) {
        this.logger.warn(`What changed cannot be told for now: ${String(error)}`);
      }
      await pause(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Ends the streams of clients whose keys were revoked. */
  private async endForbidden(): Promise<void> {
    await Promise.all(
      Array.from(this.subscribers, async (subscriber) => {
        if (await subscriber.isAllowed()) return;
        this.subscribers.delete(subscriber);
        subscriber.stream.end();
      }),
    );
  }

  /** Null when it is too much to tell. */
  private async newsSince(time: Date): Promise<News[] | null> {
    const since = new Date(time.getTime() - OVERLAP_MS);
    const [changes, jobs] = await Promise.all([
      this.activity.changesSince(since, MOST_CHANGES + 1),
      this.jobs.changedSince(since),
    ]);
    return changes.length > MOST_CHANGES ? null : [...changes.map(newsOfImage), ...jobs.map(newsOfJob)];
  }

  private tell(subscribers: Iterable<Subscriber>, news: readonly News[] | null, now: Date): void {
    for (const { stream, audience, viewer } of subscribers) {
      if (news === null) stream.tell('reset', idOf(now), {});
      for (const { event, collection, isHidden, data } of news ?? []) {
        if (isHidden && !viewer.seesHidden) continue;
        if (isFor(audience, collection)) stream.tell(event, idOf(now), data);
      }
    }
  }

  private tellProgress(progress: Progress, now: Date): void {
    for (const { stream, audience } of this.subscribers) {
      for (const event of progress.newsFor(stream)) {
        if (isFor(audience, event.collection)) stream.tell('progress', idOf(now), event);
      }
    }
  }
}

/** The time of a look at the catalog, from which any process can go on. */
function idOf(time: Date): string {
  return String(time.getTime());
}

function newsOfImage(change: ImageChange): News {
  const { id, state, stateSince, collection, flags } = change;
  return {
    event: 'image',
    collection,
    key: `${id} ${state} ${stateSince.getTime()}`,
    isHidden: flags.includes(HIDDEN),
    data: viewChange(change),
  };
}

function newsOfJob(job: NamedJob): News {
  const { id, state, done, updatedAt, collection } = job;
  return {
    event: 'job',
    collection,
    key: `${id} ${state} ${done} ${updatedAt.getTime()}`,
    isHidden: false,
    data: viewJob(job),
  };
}

function isFor(audience: Audience, collection: string): boolean {
  return audience === null || audience.has(collection);
}

function tooMany(most: number): Problem {
  return new Problem(
    'too_many_streams',
    `${most} clients are listening already (MAX_EVENT_STREAMS). Ask GET /v1/status every few seconds instead.`,
    { headers: { 'retry-after': '30' } },
  );
}
