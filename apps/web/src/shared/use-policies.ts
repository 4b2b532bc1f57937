import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/api-client.js';
import type { PolicyBody } from '../api/api-types.js';

/** A collection has few policies: one page holds them all. */
const MOST = 200;

export function usePolicies(collection: string) {
  return useQuery({
    queryKey: ['policies', collection],
    queryFn: async ({ signal }) => {
      const params = { path: { collection }, query: { limit: MOST } };
      const call = api.GET('/v1/collections/{collection}/policies', { params, signal });
      return (await answerOf(call)).items;
    },
  });
}

/** Makes a policy or replaces one; answers the job that judges the images again, if one has to. */
export function usePolicyChange(collection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, body }: { name: string; body: PolicyBody }) => {
      const params = { path: { collection, name } };
      const call = api.PUT('/v1/collections/{collection}/policies/{name}', { params, body });
      return (await answerOf(call)).jobId;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['policies', collection] }),
  });
}

/** Deletes a policy; answers the job that shows again what it hid, if there is anything to judge. */
export function usePolicyDeletion(collection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const params = { path: { collection, name } };
      const call = api.DELETE('/v1/collections/{collection}/policies/{name}', { params });
      return (await call).data?.jobId ?? null;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['policies', collection] }),
  });
}
