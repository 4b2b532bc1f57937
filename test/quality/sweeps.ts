import { dot, TUNED, type Tuned } from '@cliptext/ranking';
import type { LabelledImage } from './labelled-images.js';
import { mean, ndcgAt, precisionAt } from './metrics.js';
import { attributeQueries } from './queries/attribute-queries.js';
import type { LabelledQuery } from './queries/labelled-query.js';
import { lessLikeQueries } from './queries/less-like-queries.js';
import { negationQueries, type NegationQuery } from './queries/negation-queries.js';
import { SHIPPED, search, type Answer } from './search.js';
import type { Texts } from './texts.js';

/** A measure of ranking with given constants on the photos of dev; more is better. */
type Measure = (tuned: Tuned) => Promise<number>;

export type Sweep = { constant: keyof Tuned; tried: readonly number[]; measured: string; measure: Measure };

/** What was tried of a constant: the figure for each value, and the value to take. */
export type Swept = { constant: keyof Tuned; measured: string; figures: Map<number, number>; best: number };

/** What differs less than this differs by chance: a constant stays that no other beats by more. */
const CHANCE = 0.003;

/** Tries each value of each constant while the others stay. */
export async function sweep(sweeps: readonly Sweep[], tuned: Tuned = TUNED): Promise<Swept[]> {
  const swept: Swept[] = [];
  for (const { constant, tried, measured, measure } of sweeps) {
    const figures = new Map<number, number>();
    for (const value of tried) figures.set(value, await measure({ ...tuned, [constant]: value }));
    const [best, most] = [...figures].reduce((first, next) => (next[1] > first[1] ? next : first));
    const stands = figures.get(tuned[constant]) ?? -Infinity;
    swept.push({ constant, measured, figures, best: most - stands > CHANCE ? best : tuned[constant] });
  }
  return swept;
}

/** Every constant with what it is chosen by. */
export function sweepsOn(dev: readonly LabelledImage[], texts: Texts): Sweep[] {
  const negations = negationQueries(dev);
  const things = negations.filter(({ kind }) => kind !== 'colour');
  const colours = negations.filter(({ kind }) => kind === 'colour');
  const attributes = attributeQueries(dev);
  const precision =
    (queries: readonly NegationQuery[], candidates?: number): Measure =>
    async (tuned) => {
      const answers = await Promise.all(
        queries.map(({ positive, negatives, pool }) =>
          search(positive, { negative: negatives, pool, texts, tuned, ...(candidates && { candidates }) }),
        ),
      );
      return mean(answers.map((answer, index) => precisionAt(picturesOf(answer), queries[index]!.relevant)));
    };
  const gain =
    (queries: readonly LabelledQuery[], steps = SHIPPED): Measure =>
    async (tuned) => {
      const answers = await Promise.all(
        queries.map(({ text, pool }) => search(text, { pool, texts, steps, tuned })),
      );
      return mean(answers.map((answer, index) => ndcgAt(picturesOf(answer), queries[index]!.relevant)));
    };
  const ofThings = precision(things);
  const ofColours = precision(colours);
  const ofAttributes = gain(attributes);
  const withClauses = gain(attributes, { ...SHIPPED, clauses: true });
  const lessLike = lessLikeQueries(dev, texts);
  const ofPictures: Measure = async (tuned) => {
    const queries = await lessLike;
    const answers = await Promise.all(
      queries.map(({ positive, picture, pool }) =>
        search(positive, { unlike: [picture], pool, texts, tuned }),
      ),
    );
    return mean(answers.map((answer, index) => precisionAt(picturesOf(answer), queries[index]!.relevant)));
  };
  const ofBoth: Measure = async (tuned) => ((await ofColours(tuned)) + (await ofAttributes(tuned))) / 2;
  return [
    {
      constant: 'negativeStrength',
      tried: [0.5, 0.75, 1, 1.25],
      measured: 'p@10 of A without B, no colours',
      measure: ofThings,
    },
    {
      constant: 'negativeThreshold',
      tried: [2, 2.25, 2.5, 2.75, 3, 3.5],
      measured: 'p@10 of A without B, no colours',
      measure: ofThings,
    },
    {
      constant: 'exclusionCut',
      tried: [0.4, 0.5, 0.6, 0.7, 0.8],
      measured: 'share dropped of what shows B − 1.5 × of what does not',
      measure: dropsOf(things, texts),
    },
    {
      constant: 'stepAwayCosine',
      tried: [0.5, 0.6, 0.7, 0.8, 0.9],
      measured: 'p@10 of A without B, no colours, of 20 candidates',
      measure: precision(things, 20),
    },
    {
      constant: 'wholePromptShare',
      tried: [0.5, 0.6, 0.7, 0.8, 0.9],
      measured: 'nDCG@10 of attributes, with clauses',
      measure: withClauses,
    },
    {
      constant: 'clauseSoftness',
      tried: [0.5, 1, 3],
      measured: 'nDCG@10 of attributes, with clauses',
      measure: withClauses,
    },
    {
      constant: 'colourStrength',
      tried: [0.4, 0.6, 0.8, 1, 1.25],
      measured: 'nDCG@10 of attributes',
      measure: ofAttributes,
    },
    {
      constant: 'colourMargin',
      tried: [0, 0.25, 0.5, 0.75, 1],
      measured: 'nDCG@10 of attributes',
      measure: ofAttributes,
    },
    {
      constant: 'negativeColourStrength',
      tried: [1, 1.5, 2, 3],
      measured: 'p@10 of A without a colour',
      measure: ofColours,
    },
    {
      constant: 'negativeColourMargin',
      tried: [0, 0.25, 0.5, 0.75, 1],
      measured: 'p@10 of A without a colour',
      measure: ofColours,
    },
    {
      constant: 'negativePictureStrength',
      tried: [0.75, 1, 1.5, 2],
      measured: 'p@10 of A, less like one that shows B',
      measure: ofPictures,
    },
    {
      constant: 'negativePictureMargin',
      tried: [0, 0.25, 0.5, 0.75, 1],
      measured: 'p@10 of A, less like one that shows B',
      measure: ofPictures,
    },
    {
      constant: 'usualCandidates',
      tried: [10, 20, 50, 100, 200],
      measured: 'mean of the two for colours',
      measure: ofBoth,
    },
  ];
}

const MOST_DROPPED_FROM = 50;
/** One picture that is dropped by mistake counts as much as so many that stay. */
const MISTAKE = 1.5;

/** Of the pictures nearest to the positive: how many of those that show the negative are dropped, and of the others. */
function dropsOf(queries: readonly NegationQuery[], texts: Texts): Measure {
  return async (tuned) => {
    const balance = await Promise.all(
      queries.map(async ({ positive, negatives, pool, shown }) => {
        await texts.prepare([positive]);
        const { vector } = texts.of(positive);
        const nearest = pool
          .toSorted((a, b) => dot(b.vector, vector) - dot(a.vector, vector))
          .slice(0, MOST_DROPPED_FROM);
        const { found } = await search(positive, {
          negative: negatives,
          mode: 'exclude',
          pool: nearest,
          texts,
          tuned,
        });
        const kept = new Set(found.map(({ picture }) => picture));
        const droppedOf = (pictures: readonly unknown[]) =>
          pictures.filter((picture) => !kept.has(picture as never)).length / Math.max(1, pictures.length);
        const showing = nearest.filter((picture) => shown.has(picture));
        const others = nearest.filter((picture) => !shown.has(picture));
        return droppedOf(showing) - MISTAKE * droppedOf(others);
      }),
    );
    return mean(balance);
  };
}

function picturesOf({ found }: Answer): Answer['found'][number]['picture'][] {
  return found.map(({ picture }) => picture);
}
