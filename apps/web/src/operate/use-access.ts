import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/api-client.js';
import { allows, type Need } from './access.js';

/** What the key of this browser may do. */
export function useAccess() {
  return useQuery({
    queryKey: ['access'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/keys/current', { signal })),
  });
}

/** Whether it may do something; false until that is known. */
export function useMay(need: Need): boolean {
  const { data } = useAccess();
  return data !== undefined && allows(data, need);
}
