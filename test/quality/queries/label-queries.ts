import { SETS, type LabelledImage } from '../labelled-images.js';
import { poolFor, type LabelledQuery } from './labelled-query.js';
import { sentenceFor, wordsFor } from './wording.js';

/** Labels with fewer photos in a split are not asked for. */
const FEWEST_PHOTOS = 5;

/** Every label, and every kind of grocery, as short words and in a sentence. */
export function labelQueries(images: readonly LabelledImage[]): LabelledQuery[] {
  return SETS.flatMap((set) => {
    const ofSet = images.filter((image) => image.set === set);
    const pool = poolFor(set, images);
    const byWords = new Map<string, Set<LabelledImage>>();
    for (const image of ofSet) {
      for (const words of namesOf(image)) byWords.set(words, (byWords.get(words) ?? new Set()).add(image));
    }
    return [...byWords]
      .filter(([, relevant]) => relevant.size >= FEWEST_PHOTOS)
      .flatMap(([words, relevant]) => [
        { kind: 'label', text: words, pool, relevant },
        { kind: 'sentence', text: sentenceFor({ set }, words), pool, relevant },
      ]);
  });
}

function namesOf({ label, coarse }: LabelledImage): Set<string> {
  return new Set([label, ...(coarse ? [coarse] : [])].map(wordsFor));
}

/** The same queries where only two photos match: the others that do are taken out of the pool. */
export function rareQueries(images: readonly LabelledImage[]): LabelledQuery[] {
  return labelQueries(images).map(({ text, pool, relevant }) => {
    const matching = [...relevant];
    const kept = new Set([matching[0], matching[Math.floor(matching.length / 2)]]);
    const rest = pool.filter((picture) => !relevant.has(picture) || kept.has(picture));
    return {
      kind: 'few matches',
      text,
      pool: rest,
      relevant: new Set(matching.filter((picture) => kept.has(picture))),
    };
  });
}
