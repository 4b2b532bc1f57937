import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { feedOf } from './event-feeds.js';
import type { ServiceEvent } from './service-event.js';

/**
 * Hears what happens in a collection, null for none, while the component is shown and somebody looks at the page.
 * Returns whether anything can be heard: while not, ask every now and then.
 */
export function useEvents(collection: string | null, onEvent: (event: ServiceEvent) => void): boolean {
  const latest = useEffectEvent(onEvent);
  useEffect(() => {
    if (collection !== null) return feedOf(collection).listen((event) => latest(event));
  }, [collection]);
  const feed = collection === null ? NO_FEED : feedOf(collection);
  return useSyncExternalStore(feed.subscribe, feed.snapshot).isLive;
}

const SILENT = { isLive: false };
const NO_FEED = { subscribe: () => () => {}, snapshot: () => SILENT };
