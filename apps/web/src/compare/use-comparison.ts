import { useQueries } from '@tanstack/react-query';
import { answerOf, api } from '../api/api-client.js';
import { problemIn, type Problem } from '../api/api-problem.js';
import type { SearchAnswer } from '../api/api-types.js';
import { FEWEST, type Comparison } from './comparison-address.js';

/** Hits of a column. */
const HITS = 12;

export type Column = {
  /** One wording; all of them for the ensemble. */
  wordings: string[];
  answer: SearchAnswer | null;
  problem: Problem | null;
  again: () => void;
};

/** Searches for each wording by itself, and for all of them averaged. */
export function useComparison({ collection, wordings }: Comparison): Column[] {
  const columns = wordings.length < FEWEST ? [] : [...wordings.map((wording) => [wording]), wordings];
  const queries = useQueries({
    queries: columns.map(([query = '', ...phrasings]) => ({
      queryKey: ['comparison', collection, query, phrasings],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answerOf(
          api.POST('/v1/collections/{collection}/search', {
            params: { path: { collection } },
            body: { query, phrasings, limit: HITS },
            signal,
          }),
        ),
    })),
  });
  return queries.map((query, index) => ({
    wordings: columns[index] ?? [],
    answer: query.data ?? null,
    problem: problemIn(query),
    again: () => void query.refetch(),
  }));
}
