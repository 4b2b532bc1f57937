import {
  COLOURS,
  dot,
  rank,
  standardise,
  weightedMean,
  type BackgroundStatistics,
  type Colour,
} from '@cliptext/ranking';
import type { LabelledImage } from '../labelled-images.js';
import { mean, precisionAt } from '../metrics.js';
import { rankedBy } from '../search.js';
import type { Row } from '../report.js';
import type { Bench, Task } from './task.js';

/** "This picture, but red": one picture of each type and colour, with each other colour that the type comes in. */
type Change = {
  picture: LabelledImage;
  colour: Colour;
  pool: readonly LabelledImage[];
  relevant: ReadonlySet<LabelledImage>;
};

const FEWEST_RELEVANT = 5;

function changes(images: readonly LabelledImage[]): Change[] {
  const pool = images.filter(({ set }) => set === 'fashion');
  const byTypeAndColour = new Map<string, LabelledImage[]>();
  for (const image of pool) {
    const key = `${image.label}/${image.colour}`;
    byTypeAndColour.set(key, [...(byTypeAndColour.get(key) ?? []), image]);
  }
  return [...byTypeAndColour.values()].flatMap(([picture]) =>
    COLOURS.flatMap((colour): Change[] => {
      if (!picture || picture.colour?.toLowerCase() === colour) return [];
      const relevant =
        byTypeAndColour.get(`${picture.label}/${colour[0]?.toUpperCase()}${colour.slice(1)}`) ?? [];
      return relevant.length < FEWEST_RELEVANT
        ? []
        : [{ picture, colour, pool, relevant: new Set(relevant) }];
    }),
  );
}

/** Of so many changes one is asked for, which is enough and keeps the bench short. */
const ONE_OF = 5;

/** The pictures of the pool, best first. */
type Way = (change: Change, bench: Bench) => LabelledImage[];

function by(score: (change: Change, bench: Bench) => (x: Float32Array) => number): Way {
  return (change, bench) => {
    const scoreOf = score(change, bench);
    return rankedBy(change.pool, ({ vector }) => scoreOf(vector)) as LabelledImage[];
  };
}

const ways: Record<string, Way> = {
  'the picture alone': by(
    ({ picture }) =>
      (x) =>
        dot(x, picture.vector),
  ),
  'the words alone': by(
    ({ colour }, { texts }) =>
      (x) =>
        dot(x, texts.of(colour).vector),
  ),
  'plain average': by(({ picture, colour }, { texts }) => {
    const average = weightedMean([picture.vector, texts.of(colour).vector], [1, 1]);
    return (x) => dot(x, average);
  }),
  // arXiv 2510.25387: similarities are brought above 0 by their least in the pool, and multiplied.
  'product (BASIC)': by(({ picture, colour, pool }, { texts }) => {
    const word = texts.of(colour).vector;
    const leastOf = (vector: Float32Array) => Math.min(...pool.map((other) => dot(other.vector, vector)));
    const [leastPicture, leastWord] = [leastOf(picture.vector), leastOf(word)];
    return (x) => (dot(x, picture.vector) - leastPicture) * (dot(x, word) - leastWord);
  }),
  'sum of standardised scores': by(({ picture, colour }, { texts }) => {
    const word = texts.of(colour);
    const statistics = texts.statisticsOf(picture.vector);
    return (x) =>
      standardise(dot(x, picture.vector), statistics) + standardise(dot(x, word.vector), word.statistics);
  }),
  'average, with the colour rule (as shipped)': (change, bench) => {
    const average = weightedMean([change.picture.vector, bench.texts.of(change.colour).vector], [1, 1]);
    return withColourRule(change, bench, average);
  },
  'the picture, with the colour rule': (change, bench) =>
    withColourRule(change, bench, change.picture.vector),
};

function withColourRule(change: Change, { texts }: Bench, positive: Float32Array): LabelledImage[] {
  const statistics: BackgroundStatistics = texts.statisticsOf(positive);
  const candidates = change.pool
    .map(({ vector }, index) => ({
      id: String(index).padStart(6, '0'),
      positive: dot(vector, positive),
      clauses: [],
      colours: COLOURS.map((colour) => dot(vector, texts.of(colour).vector)),
      negatives: [],
      neutral: [],
    }))
    .sort((a, b) => b.positive - a.positive);
  const { hits } = rank(candidates, {
    positive: statistics,
    clauses: [],
    namedColours: [change.colour],
    colours: COLOURS.map((colour) => ({ colour, statistics: texts.of(colour).statistics })),
    negatives: [],
    neutral: [],
  });
  return hits.map(({ id }) => change.pool[Number(id)] as LabelledImage);
}

/** Picture and words together, with the picture itself left out. */
export const pictureAndWords: Task = async (bench) => {
  await bench.texts.prepare(COLOURS);
  const asked = changes(bench.images.test).filter((_, index) => index % ONE_OF === 0);
  const rows = Object.entries(ways).map(([method, way]): Row => {
    const precisions = asked.map((change) => {
      const others = way(change, bench).filter((image) => image !== change.picture);
      return precisionAt(others, change.relevant);
    });
    return { method, figures: { 'precision@10': mean(precisions) } };
  });
  const note = `"This picture, but red": precision@10 for the same type in the other colour, ${asked.length} queries.`;
  return [{ title: 'Picture and words', note, rows }];
};
