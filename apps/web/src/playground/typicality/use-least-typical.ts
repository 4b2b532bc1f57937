import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/api-client.js';
import { problemIn, type Problem } from '../../api/api-problem.js';
import type { ImageRecord } from '../../api/api-types.js';

/** Images of a page. */
export const PAGE = 24;

type LeastTypical = {
  /** Null until the first answer. */
  images: ImageRecord[] | null;
  problem: Problem | null;
  again: () => void;
  /** Asks for the next page; null where there is none. */
  more: (() => void) | null;
};

/** The images of a collection, the least typical first. */
export function useLeastTypical(collection: string): LeastTypical {
  const query = useInfiniteQuery({
    queryKey: ['least typical', collection],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/v1/collections/{collection}/images', {
          params: {
            path: { collection },
            query: { sort: 'typicality', limit: PAGE, ...(pageParam !== undefined && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
  const { data, hasNextPage, fetchNextPage, refetch } = query;
  return {
    images: data?.pages.flatMap(({ items }) => items) ?? null,
    problem: problemIn(query),
    again: () => void refetch(),
    more: hasNextPage ? () => void fetchNextPage() : null,
  };
}
