import type { Hit } from '../api/api-types.js';

/** Longer texts are addresses and descriptions, not what one would call the picture. */
const LONGEST = 40;

/** What is known about a picture in words: its label, its tags, and the words of its metadata. */
export function wordsAbout({ metadata, tags }: Pick<Hit, 'metadata' | 'tags'>): string[] {
  const { label, ...others } = metadata;
  const known = [label, ...tags, ...Object.values(others)].flat();
  const words = known.filter(
    (value): value is string =>
      typeof value === 'string' &&
      /\p{Letter}/u.test(value) &&
      value.length <= LONGEST &&
      !/[/@]/.test(value),
  );
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
}
