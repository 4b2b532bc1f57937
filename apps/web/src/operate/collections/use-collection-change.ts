import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/api-client.js';
import type { CollectionChange } from '../../api/api-types.js';

/** Changes settings of a collection; those that are not given stay. */
export function useCollectionChange(collection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CollectionChange) => {
      const params = { path: { collection } };
      return answerOf(api.PATCH('/v1/collections/{collection}', { params, body }));
    },
    onSuccess: (changed) => {
      client.setQueryData(['collection', collection], changed);
      void client.invalidateQueries({ queryKey: ['collections'] });
    },
  });
}

export function useNewCollection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => answerOf(api.POST('/v1/collections', { body: { name } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['collections'] }),
  });
}

export function useCollectionDeletion(collection: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/v1/collections/{collection}', { params: { path: { collection } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['collections'] }),
  });
}
