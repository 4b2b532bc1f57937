import { TUNED } from '@cliptext/ranking';
import { baselines } from '../baselines.js';
import { mean, precisionAt } from '../metrics.js';
import type { Picture } from '../queries/labelled-query.js';
import { lessLikeQueries, type LessLikeQuery } from '../queries/less-like-queries.js';
import type { Row } from '../report.js';
import { rankedBy, search, type Answer } from '../search.js';
import type { Texts } from '../texts.js';
import type { Task } from './task.js';

type Way = (query: LessLikeQuery, texts: Texts) => Promise<Picture[]>;

/** As a negative in words is judged: by a threshold that is the same for all queries. */
const AS_A_TEXT = {
  ...TUNED,
  negativePictureStrength: TUNED.negativeStrength,
  negativePictureMargin: Infinity,
};

const ways: Record<string, Way> = {
  ...Object.fromEntries(
    Object.entries(baselines).map(([name, baseline]): [string, Way] => [
      name,
      async ({ positive, picture, pool }, texts) => {
        await texts.prepare([positive]);
        const score = baseline(texts.of(positive).vector, [picture.vector]);
        return rankedBy(pool, ({ vector }) => score(vector));
      },
    ]),
  ),
  'judged as a text is': async ({ positive, picture, pool }, texts) =>
    picturesOf(await search(positive, { unlike: [picture], pool, texts, tuned: AS_A_TEXT })),
  'as shipped': async ({ positive, picture, pool }, texts) =>
    picturesOf(await search(positive, { unlike: [picture], pool, texts })),
  'the negative in words, as shipped': async ({ positive, negatives, pool }, texts) =>
    picturesOf(await search(positive, { negative: negatives, pool, texts })),
  'oracle: positive alone, unwanted pictures removed by label': async ({ positive, pool, shown }, texts) =>
    picturesOf(await search(positive, { pool, texts })).filter((picture) => !shown.has(picture)),
};

/** Less like this: one unwanted picture of the first answer is pointed at; it does not count itself. */
export const lessLike: Task = async ({ texts, images }) => {
  const queries = await lessLikeQueries(images.test, texts);
  const rows = await Promise.all(
    Object.entries(ways).map(async ([method, way]): Promise<Row> => {
      const precisions = await Promise.all(
        queries.map(async (query) => {
          const others = (await way(query, texts)).filter((picture) => picture !== query.picture);
          return precisionAt(others, query.relevant);
        }),
      );
      return { method, figures: { 'precision@10': mean(precisions) } };
    }),
  );
  const note = `Precision@10 once the first unwanted picture of an answer is pointed at, ${queries.length} queries.`;
  return [{ title: 'Less like this', note, rows }];
};

function picturesOf({ found }: Answer): Picture[] {
  return found.map(({ picture }) => picture);
}
