import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, api } from '../api/api-client.js';
import { problemIn, type Problem } from '../api/api-problem.js';
import type { Hit, SearchAnswer } from '../api/api-types.js';
import { preloadPictures } from '../shared/preload-pictures.js';
import { useCollectionRecord } from '../shared/use-collection-record.js';
import type { Address } from './address.js';
import { searchRequest } from './search-request.js';

export type Search = {
  /** The first page's answer; while another search runs, that of the one before, so that the page does not jump. */
  answer: SearchAnswer | null;
  /** The hits of all pages so far, ranked through. */
  hits: Hit[];
  /** Whether the answer is the one to the present address. */
  isCurrent: boolean;
  running: boolean;
  problem: Problem | null;
  /** Asks for the next page; does nothing where there is none or it is on its way. */
  more: () => void;
  loadingMore: boolean;
  hasMore: boolean;
  again: () => void;
};

/** Searches for what the address says while `enabled`; what is open in the lightbox makes no difference. */
export function useSearch(address: Address, enabled: boolean): Search {
  const { collection } = address;
  const fields = useCollectionRecord(collection);
  const needsFields = Object.keys({ ...address.filters.values, ...address.filters.ranges }).length > 0;
  const query = useInfiniteQuery({
    queryKey: ['search', { ...address, image: null }],
    enabled: enabled && (!needsFields || fields.data !== undefined),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const body = await searchRequest(address, fields.data?.fields ?? []);
      const answer = await answerOf(
        api.POST('/v1/collections/{collection}/search', {
          params: { path: { collection } },
          body: { ...body, ...(pageParam !== undefined && { cursor: pageParam }) },
          signal,
        }),
      );
      preloadPictures(answer.hits.map(({ thumbnailUrl }) => thumbnailUrl));
      return answer;
    },
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const { data, fetchNextPage, hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, refetch } =
    query;
  const hits = useMemo(
    () => (data?.pages.flatMap((page) => page.hits) ?? []).map((hit, index) => ({ ...hit, rank: index + 1 })),
    [data],
  );
  const problem = problemIn(query) ?? (needsFields ? problemIn(fields) : null);
  // What an earlier search found would look like the answer to this one.
  const stale = !enabled || (problem !== null && !isFetchNextPageError);
  return {
    answer: stale ? null : (data?.pages[0] ?? null),
    hits: stale ? [] : hits,
    isCurrent: !query.isPlaceholderData && data !== undefined,
    running: isFetching && !isFetchingNextPage,
    problem,
    more: () => {
      if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
    },
    loadingMore: isFetchingNextPage,
    hasMore: hasNextPage,
    again: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}
