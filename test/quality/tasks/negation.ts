import { baselines } from '../baselines.js';
import { mean, precisionAt } from '../metrics.js';
import { blindNegations } from '../queries/blind/negation.js';
import { negationQueries, type NegationQuery } from '../queries/negation-queries.js';
import type { Picture } from '../queries/labelled-query.js';
import type { Row, Table } from '../report.js';
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
      async ({ positive, negatives, pool }, texts) => {
        await texts.prepare([positive, ...negatives]);
        const vectors = negatives.map((negative) => texts.of(negative).vector);
        const score = baseline(texts.of(positive).vector, vectors);
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

const kinds = ['object', 'type', 'colour', 'three-way'] as const;

/** (b) Negation: an object without another, a category without a type, a type without a colour; one without two. */
export const negation: Task = async ({ texts, images }) => [
  await tableOf('Negation', negationQueries(images.test), texts),
  await tableOf('Negation, blind queries', blindNegations(images.test), texts),
];

async function tableOf(title: string, queries: readonly NegationQuery[], texts: Texts): Promise<Table> {
  const rows = await Promise.all(
    Object.entries(ways).map(async ([method, way]): Promise<Row> => {
      const scored = await Promise.all(
        queries.map(async (query) => ({
          kind: query.kind,
          p: precisionAt(await way(query, texts), query.relevant),
        })),
      );
      const of = (kind: NegationQuery['kind']) =>
        mean(scored.filter((query) => query.kind === kind).map(({ p }) => p));
      const figures = Object.fromEntries(kinds.map((kind) => [kind, of(kind)]));
      return { method, figures: { all: mean(scored.map(({ p }) => p)), ...figures } };
    }),
  );
  const counts = kinds.map((kind) => `${kind} ${queries.filter((query) => query.kind === kind).length}`);
  return { title, note: `Precision@10, ${queries.length} queries (${counts.join(', ')}).`, rows };
}

function picturesOf({ found }: { found: { picture: Picture }[] }): Picture[] {
  return found.map(({ picture }) => picture);
}
