import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/api-client.js';
import type { NewKeyBody } from '../../api/api-types.js';
import { usePagedList } from '../../shared/use-paged-list.js';

/** The keys, the newest first. */
export function useKeys() {
  return usePagedList({
    queryKey: ['keys'],
    read: (cursor, signal) => answerOf(api.GET('/v1/keys', { params: { query: cursor }, signal })),
  });
}

// A new secret may be the one that this browser needs from now on: the list is read again when it has been seen.

export function useNewKey() {
  return useMutation({ mutationFn: (body: NewKeyBody) => answerOf(api.POST('/v1/keys', { body })) });
}

export function useRotation() {
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/v1/keys/{id}/rotate', { params: { path: { id } } })),
  });
}

export function useRevocation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/v1/keys/{id}', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
}
