import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api } from '../api/api-client.js';
import type { ImageRecord } from '../api/api-types.js';
import { usePagedList, type PagedList } from '../shared/use-paged-list.js';

const PAGE_SIZE = 60;

/** Newest first. */
export type Gallery = PagedList<ImageRecord>;

/** The newest images of a collection while `shown`; looks again whenever `indexed`, their count, changes. */
export function useGallery(collection: string, shown: boolean, indexed: number): Gallery {
  const client = useQueryClient();
  const gallery = usePagedList({
    queryKey: ['images', collection, 'indexed'],
    enabled: shown,
    read: (cursor, signal) => {
      const query = { state: 'indexed' as const, limit: PAGE_SIZE, ...cursor };
      const params = { path: { collection }, query };
      return answerOf(api.GET('/v1/collections/{collection}/images', { params, signal }));
    },
  });
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['images', collection, 'indexed'] });
  }, [client, collection, indexed]);
  const { problem, more } = gallery;
  // What failed is asked for again when it may have passed, not each time that the end of the list is near.
  return { ...gallery, more: () => problem === null && more() };
}
