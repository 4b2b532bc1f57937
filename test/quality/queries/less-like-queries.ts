import type { LabelledImage } from '../labelled-images.js';
import { search } from '../search.js';
import type { Texts } from '../texts.js';
import type { Picture } from './labelled-query.js';
import { negationQueries, type NegationQuery } from './negation-queries.js';

/** "A, but less like this": the picture is one of A that shows the negative. */
export type LessLikeQuery = NegationQuery & { picture: Picture };

/** What somebody sees of an answer before they say what they do not want. */
const SEEN = 10;

/** Negations that are no colours, with the first picture of the unwanted that a search for the positive alone shows. */
export async function lessLikeQueries(
  images: readonly LabelledImage[],
  texts: Texts,
): Promise<LessLikeQuery[]> {
  const asked = negationQueries(images).filter(({ kind }) => kind === 'object' || kind === 'type');
  const queries = await Promise.all(
    asked.map(async (query) => {
      const { found } = await search(query.positive, { pool: query.pool, texts });
      const unwanted = found.slice(0, SEEN).find(({ picture }) => query.shown.has(picture));
      return unwanted ? [{ ...query, picture: unwanted.picture }] : [];
    }),
  );
  return queries.flat();
}
