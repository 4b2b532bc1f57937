import { EventEmitter, once } from 'node:events';
import { ApiError, UNREACHABLE } from '../api/api-problem.js';
import { EventFeed } from './event-feed.js';
import type { ServiceEvent } from './service-event.js';

describe('EventFeed', () => {
  const PROGRESS = {
    collection: 'default',
    pending: 2,
    indexed: 3,
    failed: 0,
    ratePerSecond: 1.5,
    etaSeconds: 2,
  };

  /** A service whose streams the test writes. */
  class Service {
    /** The event that each request wants to go on after. */
    readonly asked: (string | undefined)[] = [];
    problem: ApiError | null = null;
    private stream: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
    private readonly requests = new EventEmitter();

    readonly open = async (lastId: string | undefined, signal: AbortSignal) => {
      this.asked.push(lastId);
      this.requests.emit('one');
      if (this.problem) throw this.problem;
      return new ReadableStream<Uint8Array<ArrayBuffer>>({
        start: (controller) => {
          this.stream = controller;
          signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
    };

    async untilAsked(times: number): Promise<void> {
      while (this.asked.length < times) await once(this.requests, 'one');
    }

    send(text: string): void {
      this.stream?.enqueue(new TextEncoder().encode(text));
    }

    end(): void {
      this.stream?.close();
    }
  }

  const line = (name: string, id: number, data: unknown) =>
    `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

  function setUp() {
    const service = new Service();
    const feed = new EventFeed({ open: service.open });
    const untilState = (check: (state: ReturnType<EventFeed['snapshot']>) => boolean) =>
      new Promise<void>((resolve) => {
        const stop = feed.subscribe(() => check(feed.snapshot()) && (stop(), resolve()));
      });
    return { service, feed, untilState };
  }

  /** Hears events, and waits for them. */
  function ear(feed: EventFeed) {
    const heard: ServiceEvent[] = [];
    const events = new EventEmitter();
    const stop = feed.listen((event) => {
      heard.push(event);
      events.emit('one');
    });
    const untilHeard = async (count: number) => {
      while (heard.length < count) await once(events, 'one');
    };
    return { heard, stop, untilHeard };
  }

  it('shares one connection, and closes it with the last who listens', async () => {
    const { service, feed } = setUp();
    const [one, other] = [ear(feed), ear(feed)];
    await service.untilAsked(1);
    service.send(line('image', 1, { id: 'a', state: 'indexed' }));
    await Promise.all([one.untilHeard(1), other.untilHeard(1)]);
    one.stop();
    service.send(line('reset', 2, {}));
    await other.untilHeard(2);
    expect(one.heard).toHaveLength(1);
    other.stop();
    expect(service.asked).toEqual([undefined]);
    expect(feed.snapshot().isLive).toBe(false);
  });

  it('puts together what arrives in pieces, and passes over comments and what it does not know', async () => {
    const { service, feed } = setUp();
    const { heard, untilHeard, stop } = ear(feed);
    await service.untilAsked(1);
    for (const piece of [':\n\n', 'event: progr', 'ess\ndata: {"pending":', '2}\n', '\n'])
      service.send(piece);
    service.send(line('weather', 2, {}) + line('job', 3, { id: 'j' }));
    await untilHeard(2);
    expect(heard).toEqual([
      { name: 'progress', data: { pending: 2 } },
      { name: 'job', data: { id: 'j' } },
    ]);
    stop();
  });

  it('goes on after the last event when the connection ends, and knows how far indexing is meanwhile', async () => {
    const { service, feed, untilState } = setUp();
    const { stop } = ear(feed);
    await service.untilAsked(1);
    const known = untilState(({ progress }) => progress !== null);
    service.send(line('progress', 41, PROGRESS));
    await known;
    service.end();
    await service.untilAsked(2);
    expect(service.asked).toEqual([undefined, '41']);
    expect(feed.snapshot()).toEqual({ isLive: true, progress: PROGRESS });
    stop();
  });

  it('says that nothing can be heard while the service does not answer, and tries on', async () => {
    const { service, feed, untilState } = setUp();
    const { stop } = ear(feed);
    await service.untilAsked(1);
    service.problem = new ApiError(UNREACHABLE);
    const silent = untilState(({ isLive }) => !isLive);
    service.end();
    await silent;
    service.problem = null;
    await untilState(({ isLive }) => isLive);
    stop();
  });

  it('does not ask again what was refused, until it is restarted', async () => {
    const { service, feed, untilState } = setUp();
    service.problem = new ApiError({ status: 401, title: 'No key', code: 'unauthorized' });
    const { stop } = ear(feed);
    await service.untilAsked(1);
    service.problem = null;
    const live = untilState(({ isLive }) => isLive);
    feed.restart();
    await live;
    expect(service.asked).toEqual([undefined, undefined]);
    stop();
  });

  it('leaves while it is paused, and asks for what it missed', async () => {
    const { service, feed } = setUp();
    const { untilHeard, stop } = ear(feed);
    await service.untilAsked(1);
    service.send(line('reset', 7, {}));
    await untilHeard(1);
    feed.pause(true);
    expect(feed.snapshot().isLive).toBe(false);
    feed.pause(false);
    await service.untilAsked(2);
    expect(service.asked).toEqual([undefined, '7']);
    stop();
  });
});
