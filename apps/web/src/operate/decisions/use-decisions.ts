import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/api-client.js';
import type { DecidedAction, Override } from '../../api/api-types.js';
import { usePagedList } from '../../shared/use-paged-list.js';

export type DecisionFilter = { policy: string | null; action: DecidedAction | null };

/** Images of a collection that were decided of, the latest decision first. */
export function useDecisions(collection: string, { policy, action }: DecisionFilter) {
  return usePagedList({
    queryKey: ['decisions', collection, policy, action],
    read: (cursor, signal) => {
      const query = { ...(policy !== null && { policy }), ...(action !== null && { action }), ...cursor };
      const params = { path: { collection }, query };
      return answerOf(api.GET('/v1/collections/{collection}/decisions', { params, signal }));
    },
  });
}

type Change = { id: string; policy: string; override: Override | null };

/** Decides in the place of the machine; without an override, leaves it to the machine again. */
export function useDecision(collection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, policy, override }: Change): Promise<void> => {
      const params = { path: { collection, id, policy } };
      const route = '/v1/collections/{collection}/images/{id}/decisions/{policy}';
      await (override ? api.PUT(route, { params, body: override }) : api.DELETE(route, { params }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['decisions', collection] }),
  });
}
