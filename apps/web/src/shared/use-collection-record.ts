import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/api-client.js';

/** A collection with its fields and settings. */
export function useCollectionRecord(collection: string) {
  return useQuery({
    queryKey: ['collection', collection],
    queryFn: ({ signal }) => {
      const params = { path: { collection } };
      return answerOf(api.GET('/v1/collections/{collection}', { params, signal }));
    },
  });
}
