import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/api-client.js';
import type { LabelSetBody } from '../api/api-types.js';

/** A collection has few label sets: one page holds them all. */
const MOST = 200;

export function useLabelSets(collection: string) {
  return useQuery({
    queryKey: ['label-sets', collection],
    queryFn: async ({ signal }) => {
      const params = { path: { collection }, query: { limit: MOST } };
      const call = api.GET('/v1/collections/{collection}/label-sets', { params, signal });
      return (await answerOf(call)).items;
    },
  });
}

/** Makes a label set or replaces one; answers the job that tags the images again, if one has to. */
export function useLabelSetChange(collection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, body }: { name: string; body: LabelSetBody }) => {
      const params = { path: { collection, name } };
      const call = api.PUT('/v1/collections/{collection}/label-sets/{name}', { params, body });
      return (await answerOf(call)).jobId;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['label-sets', collection] }),
  });
}

/** Deletes a label set; answers the job that takes its tags away, if there are any. */
export function useLabelSetDeletion(collection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const params = { path: { collection, name } };
      const call = api.DELETE('/v1/collections/{collection}/label-sets/{name}', { params });
      return (await call).data?.jobId ?? null;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['label-sets', collection] }),
  });
}
