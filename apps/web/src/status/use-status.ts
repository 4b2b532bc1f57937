import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/api-client.js';
import { ApiError, recoversAfter } from '../api/api-problem.js';

const EVERY_MS = { indexing: 1000, idle: 10_000 };

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => answerOf(api.GET('/v1/status', { signal })),
});

/**
 * Follows the status of the service: closely while it is indexing or `busy`, rarely otherwise, not at all
 * while nobody looks at the page.
 */
export function useStatus(busy: boolean) {
  return useQuery({
    ...statusQuery,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state: { data, error } }) => {
      if (error instanceof ApiError) return recoversAfter(error.problem);
      return busy || (data?.images.pending ?? 0) > 0 ? EVERY_MS.indexing : EVERY_MS.idle;
    },
  });
}
