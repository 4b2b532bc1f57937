import { useQuery } from '@tanstack/react-query';
import { getImage } from '../api/images.js';

export function useImageRecord(collection: string, id: string) {
  return useQuery({
    queryKey: ['image', collection, id],
    queryFn: ({ signal }) => getImage(collection, id, signal),
  });
}
