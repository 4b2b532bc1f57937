import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { answerOf, api } from '../../api/api-client.js';
import { problemIn } from '../../api/api-problem.js';
import type { DryRunAnswer, PolicyBody } from '../../api/api-types.js';
import type { Trial } from '../use-trial.js';
import { joinDryRuns } from './policy-draft.js';

/** Pictures that are shown on each side of the threshold. */
export const EXAMPLES = 10;

export type DryRun = Omit<DryRunAnswer, 'nextCursor'>;

/**
 * What a draft would do to a collection. A large one is judged in several requests, and the answer grows with each.
 *
 * @param policy null until one is to be tried
 */
export function useDryRun(collection: string, policy: PolicyBody | null): Trial<DryRun> {
  const query = useInfiniteQuery({
    queryKey: ['dry run', collection, policy],
    enabled: policy !== null,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.POST('/v1/collections/{collection}/policies/dry-run', {
          params: { path: { collection } },
          body: {
            ...(policy as PolicyBody),
            examples: EXAMPLES,
            ...(pageParam !== undefined && { cursor: pageParam }),
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);

  const answer = useMemo(
    () => (data && policy ? joinDryRuns(data.pages, policy.threshold ?? 0, EXAMPLES) : null),
    [data, policy],
  );
  const problem = problemIn(query);
  return {
    answer: problem ? null : answer,
    running: isFetching,
    problem,
    again: () => void refetch(),
  };
}
