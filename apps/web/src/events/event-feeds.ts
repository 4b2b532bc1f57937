import { apiKey } from '../api/api-key.js';
import { openStream } from '../api/send-request.js';
import { EventFeed } from './event-feed.js';

const feeds = new Map<string, EventFeed>();

/** Stands for all collections that the key may use; none can be called so. */
export const EVERY_COLLECTION = '*';

/** The one feed of a collection, or of all. */
export function feedOf(collection: string): EventFeed {
  const known = feeds.get(collection);
  if (known) return known;
  const feed = new EventFeed({
    open: (lastId, signal) => {
      const address = new URL('/v1/events', location.origin);
      if (collection !== EVERY_COLLECTION) address.searchParams.set('collection', collection);
      const headers = lastId === undefined ? undefined : { 'last-event-id': lastId };
      return openStream(new Request(address, { signal, ...(headers && { headers }) }));
    },
  });
  feed.pause(document.hidden);
  feeds.set(collection, feed);
  return feed;
}

// Browsers open few connections to a service, over all of their tabs: those that nobody looks at hold none.
document.addEventListener('visibilitychange', () => {
  for (const feed of feeds.values()) feed.pause(document.hidden);
});

let { key } = apiKey.snapshot();
apiKey.subscribe(() => {
  if (key === apiKey.snapshot().key) return;
  ({ key } = apiKey.snapshot());
  for (const feed of feeds.values()) feed.restart();
});
