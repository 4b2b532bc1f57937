import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';
import { problemIn, type Problem } from '../api/api-problem.js';
import { askedEvery } from '../api/query-client.js';

type Page<Item> = { items: Item[]; nextCursor?: string | undefined };

type PagedListOptions<Item> = {
  queryKey: QueryKey;
  read: (cursor: { cursor?: string }, signal: AbortSignal) => Promise<Page<Item>>;
  enabled?: boolean;
  /** How often to look again by itself, in milliseconds. */
  every?: number | false;
};

export type PagedList<Item> = {
  /** Null until the first answer. */
  items: Item[] | null;
  running: boolean;
  problem: Problem | null;
  more: () => void;
  hasMore: boolean;
  again: () => void;
};

/** A list of the service, as far as it has been read. */
export function usePagedList<Item>({
  queryKey,
  read,
  enabled = true,
  every = false,
}: PagedListOptions<Item>): PagedList<Item> {
  const query = useInfiniteQuery({
    queryKey,
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => read(pageParam === undefined ? {} : { cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: askedEvery(every),
  });
  const { data, fetchNextPage, hasNextPage, isFetching, refetch } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? null, [data]);
  return {
    items,
    running: isFetching,
    problem: problemIn(query),
    more: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    hasMore: hasNextPage,
    again: () => void refetch(),
  };
}
