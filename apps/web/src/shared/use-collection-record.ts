import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/api-client.js';
import { askedEvery } from '../api/query-client.js';

const WHILE_BUILDING_MS = 2_000;

/** A collection with its fields and settings; looked at again while a field is being filled in. */
export function useCollectionRecord(collection: string) {
  return useQuery({
    queryKey: ['collection', collection],
    queryFn: ({ signal }) => {
      const params = { path: { collection } };
      return answerOf(api.GET('/v1/collections/{collection}', { params, signal }));
    },
    refetchInterval: (query) => {
      const isBuilding = query.state.data?.fields.some(({ building }) => building === true) ?? false;
      return askedEvery(isBuilding && WHILE_BUILDING_MS)(query);
    },
  });
}
