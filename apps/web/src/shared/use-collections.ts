import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/api-client.js';

/** A service has few collections: one page holds them all. */
const MOST = 200;

export function useCollections() {
  return useQuery({
    queryKey: ['collections'],
    queryFn: async ({ signal }) => {
      const call = api.GET('/v1/collections', { params: { query: { limit: MOST } }, signal });
      return (await answerOf(call)).items;
    },
  });
}
