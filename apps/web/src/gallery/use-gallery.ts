import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { answerOf, api } from '../api/api-client.js';
import { problemIn, type Problem } from '../api/api-problem.js';
import type { ImageRecord } from '../api/api-types.js';

const PAGE_SIZE = 60;

export type Gallery = {
  /** Newest first; null until the first answer. */
  images: ImageRecord[] | null;
  running: boolean;
  problem: Problem | null;
  more: () => void;
  hasMore: boolean;
  again: () => void;
};

/** The newest images of a collection while `shown`; looks again whenever `indexed`, their count, changes. */
export function useGallery(collection: string, shown: boolean, indexed: number): Gallery {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['images', collection, 'indexed'],
    enabled: shown,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/v1/collections/{collection}/images', {
          params: {
            path: { collection },
            query: {
              state: 'indexed',
              limit: PAGE_SIZE,
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['images', collection, 'indexed'] });
  }, [client, collection, indexed]);

  const { data, fetchNextPage, hasNextPage, isFetching, refetch } = query;
  const images = useMemo(() => data?.pages.flatMap((page) => page.items) ?? null, [data]);
  return {
    images,
    running: isFetching,
    problem: problemIn(query),
    more: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    hasMore: hasNextPage,
    again: () => void refetch(),
  };
}
