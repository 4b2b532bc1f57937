import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../../api/api-client.js';
import { problemIn } from '../../api/api-problem.js';
import { askedEvery } from '../../api/query-client.js';

const EVERY_MS = 500;

/**
 * The comparison that was asked for here, else the last that was made; followed until it is finished.
 *
 * @param lastId of the last one; null before the first
 * @param isShown whether the viewer may see comparisons
 */
export function useComparison(lastId: string | null, isShown: boolean) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const id = asked ?? lastId;
  const record = useQuery({
    queryKey: ['comparison', id],
    enabled: isShown && id !== null,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/comparisons/{id}', { params: { path: { id: id ?? '' } }, signal })),
    refetchInterval: (query) =>
      askedEvery(query.state.data && query.state.data.state !== 'finished' ? EVERY_MS : false)(query),
  });
  const request = useMutation({
    mutationFn: (repair: boolean) => answerOf(api.POST('/v1/comparisons', { body: { repair } })),
    onSuccess: (begun) => {
      client.setQueryData(['comparison', begun.id], begun);
      setAsked(begun.id);
    },
  });

  const state = record.data?.state;
  useEffect(() => {
    // A repair changes the counts.
    if (state === 'finished') void client.invalidateQueries({ queryKey: ['status'] });
  }, [client, state]);

  return {
    comparison: record.data ?? null,
    running: request.isPending || (state !== undefined && state !== 'finished'),
    problem: problemIn(request) ?? problemIn(record),
    request: request.mutate,
  };
}
