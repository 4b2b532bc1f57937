import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { statusQuery } from '../status/use-status.js';
import { feedOf } from './event-feeds.js';
import type { Progress } from './service-event.js';

const LOOK_EVERY_MS = 2_000;

/**
 * How far the indexing of a collection is, as it changes; null before the first answer. While no events can be had
 * the status is asked instead, which counts all collections together.
 */
export function useProgress(collection: string): Omit<Progress, 'collection'> | null {
  const feed = feedOf(collection);
  const { isLive, progress } = useSyncExternalStore(feed.subscribe, feed.snapshot);
  const { data: status } = useQuery({ ...statusQuery, enabled: !isLive, refetchInterval: LOOK_EVERY_MS });
  if (progress) return progress;
  if (!status) return null;
  return { ...status.images, ratePerSecond: 0, etaSeconds: null, ...status.indexing };
}
