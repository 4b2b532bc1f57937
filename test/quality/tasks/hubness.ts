import { dot, standardise } from '@cliptext/ranking';
import { mean, ndcgAt } from '../metrics.js';
import { labelQueries } from '../queries/label-queries.js';
import type { Picture } from '../queries/labelled-query.js';
import { rankedBy } from '../search.js';
import type { Text, Texts } from '../texts.js';
import type { Task } from './task.js';

/** How many of the best texts of a bank a picture's prior is the mean of. */
const PRIOR_TEXTS = 10;
const PRIOR_SHARES = [0.25, 0.5];

type Known = Pick<Text, 'vector' | 'statistics'>;

/**
 * (g) Hubness: how often the most frequent picture appears in lists of ten. A prior of a picture is the mean
 * standardised score of the ten texts of a bank that it is nearest to; a share of it is taken from each score (after
 * CSLS, arXiv 1710.04087). One bank is what will be asked for, the labels of dev; the other the model's concepts.
 */
export const hubness: Task = async ({ texts, images }) => {
  const labels = [...new Set(labelQueries(images.dev).map(({ text }) => text))];
  const queries = labelQueries(images.test);
  await texts.prepare([...labels, ...queries.map(({ text }) => text)]);
  const z = ({ vector, statistics }: Known, picture: Picture) =>
    standardise(dot(vector, picture.vector), statistics);
  const priorsBy = (bank: readonly Known[]) =>
    new Map<Picture, number>(
      images.test.map((picture) => {
        const nearest = bank
          .map((text) => z(text, picture))
          .sort((a, b) => b - a)
          .slice(0, PRIOR_TEXTS);
        return [picture, mean(nearest)];
      }),
    );
  const byLabels = priorsBy(labels.map((text) => texts.of(text)));
  const byConcepts = priorsBy(await conceptsOf(texts));
  const ways: [string, Map<Picture, number>, number][] = [
    ['no prior (as shipped)', byLabels, 0],
    ...PRIOR_SHARES.map((share): [string, Map<Picture, number>, number] => [
      `prior by the labels, share ${share}`,
      byLabels,
      share,
    ]),
    ...PRIOR_SHARES.map((share): [string, Map<Picture, number>, number] => [
      `prior by the concepts, share ${share}`,
      byConcepts,
      share,
    ]),
  ];
  const rows = ways.map(([method, priors, share]) => {
    const score = (text: string) => (picture: Picture) =>
      z(texts.of(text), picture) - share * (priors.get(picture) ?? 0);
    const appearances = new Map<Picture, number>();
    for (const { text } of queries) {
      for (const picture of rankedBy(images.test, score(text)).slice(0, 10)) {
        appearances.set(picture, (appearances.get(picture) ?? 0) + 1);
      }
    }
    const ndcg = queries.map(({ text, pool, relevant }) => ndcgAt(rankedBy(pool, score(text)), relevant));
    return {
      method,
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

async function conceptsOf(texts: Texts): Promise<Known[]> {
  const { encoder } = texts;
  const concepts = await encoder.concepts();
  return Array.from({ length: concepts?.count ?? 0 }, (_, row) => {
    const vector = concepts!.vectors.subarray(row * encoder.dimension, (row + 1) * encoder.dimension);
    return { vector, statistics: texts.statisticsOf(vector) };
  });
}
