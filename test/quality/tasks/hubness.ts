import { dot, standardise } from '@cliptext/ranking';
import { mean, ndcgAt } from '../metrics.js';
import { labelQueries } from '../queries/label-queries.js';
import type { Picture } from '../queries/labelled-query.js';
import { rankedBy } from '../search.js';
import type { Task } from './task.js';

/** How many of the best texts of a bank a picture's prior is the mean of. */
const PRIOR_TEXTS = 10;
const PRIOR_SHARES = [0, 0.25, 0.5];

/**
 * (g) Hubness: how often the most frequent picture appears in lists of ten. A prior of a picture is the mean
 * standardised score of the ten texts of a bank (the labels of dev) that it is nearest to; a share of it is taken
 * from each score (after CSLS, arXiv 1710.04087).
 */
export const hubness: Task = async ({ texts, images }) => {
  const bank = [...new Set(labelQueries(images.dev).map(({ text }) => text))];
  const queries = labelQueries(images.test);
  await texts.prepare([...bank, ...queries.map(({ text }) => text)]);
  const z = (text: string, { vector }: Picture) => {
    const known = texts.of(text);
    return standardise(dot(known.vector, vector), known.statistics);
  };
  const priors = new Map<Picture, number>(
    images.test.map((picture) => {
      const nearest = bank
        .map((text) => z(text, picture))
        .sort((a, b) => b - a)
        .slice(0, PRIOR_TEXTS);
      return [picture, mean(nearest)];
    }),
  );
  const rows = PRIOR_SHARES.map((share) => {
    const score = (text: string) => (picture: Picture) =>
      z(text, picture) - share * (priors.get(picture) ?? 0);
    const appearances = new Map<Picture, number>();
    for (const { text } of queries) {
      for (const picture of rankedBy(images.test, score(text)).slice(0, 10)) {
        appearances.set(picture, (appearances.get(picture) ?? 0) + 1);
      }
    }
    const ndcg = queries.map(({ text, pool, relevant }) => ndcgAt(rankedBy(pool, score(text)), relevant));
    return {
      method: share === 0 ? 'no prior (as shipped)' : `prior of the picture, share ${share}`,
      figures: {
        'most frequent': Math.max(...appearances.values()) / queries.length,
        'different pictures': appearances.size / (10 * queries.length),
        'nDCG@10': mean(ndcg),
      },
    };
  });
  const note = `${queries.length} queries over all ${images.test.length} photos: share of the lists of ten that the most frequent photo is in; different photos as a share of all places; plain retrieval.`;
  return [{ title: 'Hubness', note, rows }];
};
