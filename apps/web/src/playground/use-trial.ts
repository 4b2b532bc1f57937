import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { problemIn, type Problem } from '../api/api-problem.js';

export type Trial<Answer> = {
  /** While another request runs, the answer to the one before, so that the page does not jump. */
  answer: Answer | null;
  running: boolean;
  problem: Problem | null;
  again: () => void;
};

/**
 * Sends a request of the playground.
 *
 * @param key what the request consists of; null while it cannot be sent yet
 */
export function useTrial<Answer>(
  key: readonly unknown[] | null,
  send: (signal: AbortSignal) => Promise<Answer>,
): Trial<Answer> {
  const query = useQuery({
    queryKey: ['trial', ...(key ?? [])],
    enabled: key !== null,
    queryFn: ({ signal }) => send(signal),
    placeholderData: keepPreviousData,
  });
  const problem = problemIn(query);
  return {
    answer: problem || key === null ? null : (query.data ?? null),
    running: query.isFetching,
    problem,
    again: () => void query.refetch(),
  };
}
