import type { LabelledImage } from '../../labelled-images.js';
import type { LabelledQuery } from '../labelled-query.js';
import { blindAbsent } from './absent.js';
import { blindPresent } from './present.js';

/**
 * Queries over the photos of test that were written before any of them was run, and by which nothing has been chosen
 * since: what the figures of queries that one has looked at are worth, these tell.
 */
export function blindQueries(images: readonly LabelledImage[]): LabelledQuery[] {
  const absent = Object.entries(blindAbsent).flatMap(([kind, texts]) =>
    texts.map((text): LabelledQuery => ({ kind, text, pool: images, relevant: new Set() })),
  );
  return [...blindPresent(images), ...absent];
}
