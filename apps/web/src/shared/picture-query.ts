import { queryOptions } from '@tanstack/react-query';
import { getPicture } from '../api/images.js';

/** The bytes behind a link of the service; an address never gets others. */
export const pictureQuery = (link: string) =>
  queryOptions({
    queryKey: ['picture', link],
    queryFn: ({ signal }) => getPicture(link, signal),
    staleTime: Infinity,
  });
