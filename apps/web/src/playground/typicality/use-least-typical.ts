import { answerOf, api } from '../../api/api-client.js';
import type { ImageRecord } from '../../api/api-types.js';
import { usePagedList, type PagedList } from '../../shared/use-paged-list.js';

/** Images of a page. */
export const PAGE = 24;

/** The images of a collection, the least typical first. */
export function useLeastTypical(collection: string): PagedList<ImageRecord> {
  return usePagedList({
    queryKey: ['least typical', collection],
    read: (cursor, signal) =>
      answerOf(
        api.GET('/v1/collections/{collection}/images', {
          params: { path: { collection }, query: { sort: 'typicality', limit: PAGE, ...cursor } },
          signal,
        }),
      ),
  });
}
