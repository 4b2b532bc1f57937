import { baselines } from '../baselines.js';
import { mean, precisionAt } from '../metrics.js';
import { negationQueries, type NegationQuery } from '../queries/negation-queries.js';
import type { Picture } from '../queries/labelled-query.js';
import { SHIPPED, rankedBy, search } from '../search.js';
import type { Texts } from '../texts.js';
import type { Task } from './task.js';

type Way = (query: NegationQuery, texts: Texts) => Promise<Picture[]>;

const sentenceOf = ({ kind, positive, negatives }: NegationQuery): string =>
  kind === 'colour'
    ? `${positive} that are not ${negatives[0]}`
    : `${positive} without ${negatives.join(' and without ')}`;

const ways: Record<string, Way> = {
  'the sentence alone': async (query, texts) => {
    const steps = { ...SHIPPED, parsing: false };
    return picturesOf(await search(sentenceOf(query), { pool: query.pool, texts, steps }));
  },
  ...Object.fromEntries(
    Object.entries(baselines).map(([name, baseline]): [string, Way] => [
      name,
      async ({ positive, negatives: [negative = ''], pool }, texts) => {
        await texts.prepare([positive, negative]);
        const score = baseline(texts.of(positive).vector, texts.of(negative).vector);
        return rankedBy(pool, ({ vector }) => score(vector));
      },
    ]),
  ),
  'negatives without the colour rule': async ({ positive, negatives, pool }, texts) =>
    picturesOf(
      await search(positive, { negative: negatives, pool, texts, steps: { ...SHIPPED, colours: false } }),
    ),
  'negatives without the step away': async ({ positive, negatives, pool }, texts) =>
    picturesOf(
      await search(positive, { negative: negatives, pool, texts, steps: { ...SHIPPED, stepAway: false } }),
    ),
  'as shipped, as `negative`': async ({ positive, negatives, pool }, texts) =>
    picturesOf(await search(positive, { negative: negatives, pool, texts })),
  'as shipped, mode `exclude`': async ({ positive, negatives, pool }, texts) =>
    picturesOf(await search(positive, { negative: negatives, mode: 'exclude', pool, texts })),
  'as shipped, in words': async (query, texts) =>
    picturesOf(await search(sentenceOf(query), { pool: query.pool, texts })),
  'as shipped, over a background of the collection’s own': async ({ positive, negatives, pool }, texts) =>
    picturesOf(await search(positive, { negative: negatives, pool, texts: texts.over(pool) })),
  'oracle: positive alone, unwanted pictures removed by label': async ({ positive, pool, shown }, texts) => {
    await texts.prepare([positive]);
    const { found } = await search(positive, { pool, texts });
    return found.map(({ picture }) => picture).filter((picture) => !shown.has(picture));
  },
};

/** (b) Negation: an object without another, a category without a type, a type without a colour; two objects. */
export const negation: Task = async ({ texts, images }) => {
  const single = negationQueries(images.test);
  const double = doubleNegationQueries(images.test);
  const rows = await Promise.all(
    Object.entries(ways).map(async ([method, way]) => {
      const asked = method in baselines ? single : [...single, ...double];
      const scored = await Promise.all(
        asked.map(async (query) => ({
          kind: query.kind,
          p: precisionAt(await way(query, texts), query.relevant),
        })),
      );
      const of = (kind: NegationQuery['kind']) =>
        scored.filter((query) => query.kind === kind).map(({ p }) => p);
      const figures = {
        'three kinds': mean([...of('object'), ...of('type'), ...of('colour')]),
        object: mean(of('object')),
        type: mean(of('type')),
        colour: mean(of('colour')),
        ...(asked !== single && { 'two objects': mean(of('two objects')) }),
      };
      return { method, figures };
    }),
  );
  const count = (kind: NegationQuery['kind']) => single.filter((query) => query.kind === kind).length;
  const note = `Precision@10, ${single.length} queries of three kinds (object ${count('object')}, type ${count('type')}, colour ${count('colour')}), ${double.length} with two negatives.`;
  return [{ title: 'Negation', note, rows }];
};

function picturesOf({ found }: { found: { picture: Picture }[] }): Picture[] {
  return found.map(({ picture }) => picture);
}
