import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/api-client.js';
import { problemIn, type Problem } from '../api/api-problem.js';
import { imageLabel } from '../shared/image-label.js';
import { resultsStrings } from '../strings/results.js';

/** Pictures that are offered at a time. */
const MOST = 12;

export type OfferedPicture = { id: string; label: string; thumbnail: string };

export type OfferedPictures = {
  list: OfferedPicture[];
  /** The newest image of the collection; null until it is known, or if there is none. */
  newest: string | null;
  /** The words that they are found by; empty for the newest ones. */
  words: string;
  find: (words: string) => void;
  problem: Problem | null;
  again: () => void;
};

/** A few images of a collection to choose from: the newest, or what a search finds. */
export function useOfferedPictures(collection: string): OfferedPictures {
  const [words, find] = useState('');
  const newest = useQuery({
    queryKey: ['offered', collection],
    queryFn: ({ signal }) => newestPictures(collection, signal),
  });
  const found = useQuery({
    queryKey: ['offered', collection, words],
    enabled: words !== '',
    queryFn: ({ signal }) => foundPictures(collection, words, signal),
    placeholderData: keepPreviousData,
  });
  const shown = words === '' ? newest : found;
  return {
    list: shown.data ?? [],
    newest: newest.data?.[0]?.id ?? null,
    words,
    find,
    problem: problemIn(shown),
    again: () => void shown.refetch(),
  };
}

async function newestPictures(collection: string, signal: AbortSignal): Promise<OfferedPicture[]> {
  const params = { path: { collection }, query: { state: 'indexed' as const, limit: MOST } };
  const { items } = await answerOf(api.GET('/v1/collections/{collection}/images', { params, signal }));
  return items.map((image) => ({
    id: image.id,
    label: imageLabel(image, resultsStrings.unnamed),
    thumbnail: image.links.thumbnail,
  }));
}

async function foundPictures(
  collection: string,
  query: string,
  signal: AbortSignal,
): Promise<OfferedPicture[]> {
  const params = { path: { collection } };
  const { hits } = await answerOf(
    api.POST('/v1/collections/{collection}/search', { params, body: { query, limit: MOST }, signal }),
  );
  return hits.map((hit) => ({
    id: hit.id,
    label: imageLabel(hit, resultsStrings.unnamed),
    thumbnail: hit.thumbnailUrl,
  }));
}
