import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api } from '../../api/api-client.js';
import { retryImage } from '../../api/images.js';
import { useEvents } from '../../events/use-events.js';
import { useProgress } from '../../events/use-progress.js';
import { usePagedList } from '../../shared/use-paged-list.js';

/** Looks again at what failed whenever pictures fail, or go back to work. */
export function useFailuresAsTheyHappen(collection: string): void {
  const client = useQueryClient();
  useEvents(collection, ({ name }) => {
    if (name !== 'image' && name !== 'reset') return;
    // One look at a time, however many pictures fail at once; the counts that follow have it looked at for good.
    void client.invalidateQueries({ queryKey: ['failures', collection] }, { cancelRefetch: false });
  });
  const progress = useProgress(collection);
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['failures', collection] });
  }, [client, collection, progress?.failed, progress?.pending]);
}

/** Why pictures of a collection failed and how many, the most frequent reason first. */
export function useFailureReasons(collection: string) {
  return useQuery({
    queryKey: ['failures', collection, 'reasons'],
    queryFn: async ({ signal }) => {
      const params = { path: { collection } };
      const call = api.GET('/v1/collections/{collection}/failures', { params, signal });
      return (await answerOf(call)).items;
    },
  });
}

/** @param reason the code of the failure; null for all */
export function useFailedImages(collection: string, reason: string | null) {
  return usePagedList({
    queryKey: ['failures', collection, 'images', reason],
    read: (cursor, signal) => {
      const query = { state: 'failed' as const, ...(reason !== null && { failure: reason }), ...cursor };
      const params = { path: { collection }, query };
      return answerOf(api.GET('/v1/collections/{collection}/images', { params, signal }));
    },
  });
}

/** What goes back to work: one picture, all that failed for a reason, or all. */
export type Retry = { id: string } | { code: string } | 'all';

/** Puts failed pictures back to work; answers how many. */
export function useRetry(collection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (retry: Retry): Promise<number> => {
      if (retry !== 'all' && 'id' in retry) {
        await retryImage(collection, retry.id);
        return 1;
      }
      const body = retry === 'all' ? {} : retry;
      const params = { path: { collection } };
      const call = api.POST('/v1/collections/{collection}/images/retry', { params, body });
      return (await answerOf(call)).retried;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['failures', collection] }),
  });
}
