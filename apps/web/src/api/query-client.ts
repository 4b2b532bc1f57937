import { QueryClient } from '@tanstack/react-query';
import { apiKey } from './api-key.js';
import { ApiError, recoversAfter } from './api-problem.js';

type Asked = { state: { error: unknown } };

/** Asks a query again every so many milliseconds; after a problem, when it may have passed. */
export const askedEvery =
  (milliseconds: number | false) =>
  ({ state: { error } }: Asked): number | false =>
    error instanceof ApiError ? recoversAfter(error.problem) : milliseconds;

/** Answers in memory. A query whose problem may pass by itself is asked again until it has. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The service may run on this very machine, without a network.
      networkMode: 'always',
      retry: false,
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      refetchInterval: askedEvery(false),
    },
    mutations: { networkMode: 'always' },
  },
});

// What was answered to one key says nothing about another.
let { key } = apiKey.snapshot();
apiKey.subscribe(() => {
  if (key === apiKey.snapshot().key) return;
  ({ key } = apiKey.snapshot());
  void queryClient.resetQueries();
});
