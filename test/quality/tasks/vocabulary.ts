import { dot, otherWordings, weightedMean, type VocabularyEntry } from '@cliptext/ranking';
import { mean, ndcgAt } from '../metrics.js';
import { labelQueries } from '../queries/label-queries.js';
import { rankedBy } from '../search.js';
import type { Task } from './task.js';

/** What somebody who sells these things would enter. */
const jargon: VocabularyEntry[] = [
  { term: 'anjou', phrases: ['green pear'] },
  { term: 'briefs', phrases: ["men's underpants"] },
  { term: 'capris', phrases: ['three-quarter trousers', 'cropped trousers for women'] },
  { term: 'clutches', phrases: ['small evening handbag'] },
  { term: 'conference', phrases: ['long pear'] },
  { term: 'dupatta', phrases: ['long Indian scarf', 'shawl'] },
  { term: 'flats', phrases: ['flat shoes for women', 'ballerinas'] },
  { term: 'golden delicious', phrases: ['yellow apple'] },
  { term: 'granny smith', phrases: ['green apple'] },
  { term: 'kurta sets', phrases: ['long Indian tunic with trousers'] },
  { term: 'kurtas', phrases: ['long Indian tunic', 'ethnic dress'] },
  { term: 'kurtis', phrases: ['short Indian tunic', 'ethnic top for women'] },
  { term: 'pink lady', phrases: ['red apple'] },
  { term: 'red delicious', phrases: ['dark red apple'] },
  { term: 'royal gala', phrases: ['red and yellow apple'] },
  { term: 'sarees', phrases: ['draped Indian dress', 'Indian silk dress'] },
  { term: 'satsumas', phrases: ['mandarin', 'small orange'] },
  { term: 'stoles', phrases: ['shawl', 'scarf'] },
  { term: 'tunics', phrases: ['long loose top for women'] },
];

/** A domain's own words, with and without a vocabulary. */
export const vocabulary: Task = async ({ texts, images }) => {
  const terms = new Set(jargon.map(({ term }) => term));
  const queries = labelQueries(images.test).filter(({ text }) => terms.has(text));
  const scores = await Promise.all(
    queries.map(async ({ text, pool, relevant }) => {
      const { wordings } = otherWordings(text, jargon);
      await texts.prepare([text, ...wordings]);
      const vectors = [text, ...wordings].map((wording) => texts.of(wording).vector);
      const ensemble = weightedMean(
        vectors,
        vectors.map(() => 1),
      );
      const by = (vector: Float32Array) =>
        ndcgAt(
          rankedBy(pool, (picture) => dot(vector, picture.vector)),
          relevant,
        );
      return { term: by(vectors[0] as Float32Array), ensemble: by(ensemble) };
    }),
  );
  return [
    {
      title: 'Vocabulary',
      note: `nDCG@10, ${queries.length} labels that are the jargon of a trade.`,
      rows: [
        { method: 'the term alone', figures: { 'nDCG@10': mean(scores.map(({ term }) => term)) } },
        {
          method: 'with its phrases (as shipped)',
          figures: { 'nDCG@10': mean(scores.map(({ ensemble }) => ensemble)) },
        },
      ],
    },
  ];
};
