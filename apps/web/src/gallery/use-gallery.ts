import { useCallback, useEffect, useReducer, useRef } from 'react';
import { listImages } from '../api/api-client.js';
import { problemOf } from '../api/api-problem.js';
import type { ImagePage, ImageRecord, Problem } from '../api/api-types.js';

const PAGE_SIZE = 36;

type GalleryState = {
  /** Newest first; null until the first answer. */
  images: ImageRecord[] | null;
  nextCursor: string | null;
  loading: boolean;
  problem: Problem | null;
};

type GalleryEvent =
  | { type: 'started' }
  | { type: 'newest'; page: ImagePage }
  | { type: 'older'; page: ImagePage }
  | { type: 'failed'; problem: Problem };

export type Gallery = GalleryState & { more: () => void; again: () => void };

/** The newest images while `shown`; looks again whenever `version` changes. */
export function useGallery(shown: boolean, version: number): Gallery {
  const [state, dispatch] = useReducer(advance, {
    images: null,
    nextCursor: null,
    loading: false,
    problem: null,
  });
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  const current = useRef<AbortController>(null);

  const load = useCallback((type: 'newest' | 'older', cursor?: string) => {
    current.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    current.current = controller;
    dispatch({ type: 'started' });
    listImages({ limit: PAGE_SIZE, signal, ...(cursor !== undefined && { cursor }) })
      .then((page) => !signal.aborted && dispatch({ type, page }))
      .catch((error: unknown) => {
        if (!signal.aborted) dispatch({ type: 'failed', problem: problemOf(error) });
      });
  }, []);

  useEffect(() => {
    if (!shown) return;
    load('newest');
    return () => current.current?.abort();
  }, [shown, version, attempt, load]);

  const { nextCursor } = state;
  const more = useCallback(() => {
    if (nextCursor !== null) load('older', nextCursor);
  }, [nextCursor, load]);

  return { ...state, more, again };
}

function advance(state: GalleryState, event: GalleryEvent): GalleryState {
  switch (event.type) {
    case 'started':
      return { ...state, loading: true, problem: null };
    case 'newest':
      return { ...withNewest(state, event.page), loading: false, problem: null };
    case 'older': {
      const images = [...(state.images ?? []), ...event.page.items];
      return { images, nextCursor: event.page.nextCursor ?? null, loading: false, problem: null };
    }
    case 'failed':
      return { ...state, loading: false, problem: event.problem };
  }
}

/** Pages that were loaded before stay, unless so much was added that there would be a gap before them. */
function withNewest(
  { images, nextCursor }: GalleryState,
  page: ImagePage,
): Pick<GalleryState, 'images' | 'nextCursor'> {
  const newest = new Set(page.items.map(({ id }) => id));
  const older = (images ?? []).filter(({ id }) => !newest.has(id));
  const joined = older.length < (images?.length ?? 0);
  return joined && older.length > 0
    ? { images: [...page.items, ...older], nextCursor }
    : { images: page.items, nextCursor: page.nextCursor ?? null };
}
