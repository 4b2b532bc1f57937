import {
  candidatesForFirstPage,
  dot,
  parsePrompt,
  queryTexts,
  rank,
  retrievalEmbedding,
  TUNED,
  type Negative,
  type NegativeText,
  type RankedHit,
  type Ranking,
  type RankingQuery,
  type Tuned,
} from '@cliptext/ranking';
import type { Picture } from './queries/labelled-query.js';
import type { Text, Texts } from './texts.js';

/** Which steps of ranking are on. */
export type Steps = {
  templates: boolean;
  parsing: boolean;
  negatives: boolean;
  stepAway: boolean;
  clauses: boolean;
  colours: boolean;
};

/** As shipped. */
export const SHIPPED: Steps = {
  templates: true,
  parsing: true,
  negatives: true,
  stepAway: true,
  clauses: false,
  colours: true,
};

export type Found = { picture: Picture; hit: RankedHit };
export type Answer = { found: Found[]; ranking: Ranking; positive: Text };

const CANDIDATES = candidatesForFirstPage(20);

/** Searches a pool of pictures as the service does: parse, encode, retrieve, rank. */
export async function search(
  prompt: string,
  {
    negative = [],
    mode = 'demote',
    unlike = [],
    pool,
    texts,
    steps = SHIPPED,
    tuned = TUNED,
    candidates: limit = CANDIDATES,
  }: {
    negative?: string[];
    mode?: NegativeText['mode'];
    /** Pictures of the pool that hits should not look like; they are left out themselves. */
    unlike?: readonly Picture[];
    pool: readonly Picture[];
    texts: Texts;
    steps?: Steps;
    tuned?: Tuned;
    candidates?: number;
  },
): Promise<Answer> {
  const parsed = steps.parsing ? parsePrompt(prompt) : { positive: prompt, negatives: [] };
  const asked = [...parsed.negatives, ...negative].map((text): NegativeText => ({
    text,
    mode,
    weight: 1,
  }));
  const plan = queryTexts(parsed.positive, steps.negatives ? asked : [], { compose: steps.clauses });
  const { clauses } = plan;
  const colours = steps.colours ? plan.colours : [];
  const negatives = plan.negatives.map(({ colour, encoded, ...negative }) =>
    colour && steps.colours ? { ...negative, encoded, colour } : { ...negative, encoded: negative.text },
  );

  const neutral = plan.needsNeutral ? texts.encoder.manifest.neutral : [];
  await texts.prepareRaw(neutral);
  const needed = [parsed.positive, ...clauses, ...colours, ...negatives.map(({ encoded }) => encoded)];
  await (steps.templates ? texts.prepare(needed) : texts.prepareRaw(needed));
  const of = (text: string): Text => (steps.templates ? texts.of(text) : texts.raw(text));
  const positive = of(parsed.positive);
  const negativeVectors = [
    ...negatives.map(({ encoded }) => of(encoded).vector),
    ...unlike.map(({ vector }) => vector),
  ];
  const retrieval = steps.stepAway
    ? retrievalEmbedding(positive.vector, negativeVectors, tuned.stepAwayCosine)
    : positive.vector;

  const candidates = nearest(retrieval, pool, limit).map(({ picture, index }) => {
    const cosine = (vector: Float32Array) => dot(vector, picture.vector);
    return {
      id: idAt(index),
      positive: cosine(positive.vector),
      clauses: clauses.map((text) => cosine(of(text).vector)),
      colours: colours.map((text) => cosine(of(text).vector)),
      negatives: negativeVectors.map(cosine),
      neutral: neutral.map((text) => cosine(texts.raw(text).vector)),
    };
  });
  const { calibration } = texts.encoder.manifest;
  const query: RankingQuery = {
    positive: positive.statistics,
    familiarity: positive.familiarity,
    clauses: clauses.map((text) => ({ text, statistics: of(text).statistics })),
    namedColours: steps.colours ? plan.namedColours : [],
    colours: colours.map((colour) => ({ colour, statistics: of(colour).statistics })),
    negatives: [
      ...negatives.map(({ encoded, ...negative }) => ({ ...negative, statistics: of(encoded).statistics })),
      ...unlike.map((picture) => unwantedPicture(idAt(pool.indexOf(picture)), picture, texts)),
    ],
    neutral: neutral.map((text) => texts.raw(text).statistics),
    ...(calibration && { calibration }),
  };
  const ranking = rank(candidates, query, tuned);
  const found = ranking.hits.map((hit) => ({ hit, picture: pool[Number(hit.id)] as Picture }));
  return { found, ranking, positive };
}

const idAt = (index: number): string => String(index).padStart(6, '0');

function unwantedPicture(id: string, { vector }: Picture, texts: Texts): Negative {
  const copies = new Set([id]);
  return {
    text: null,
    image: { id },
    copies,
    mode: 'exclude',
    weight: 1,
    statistics: texts.statisticsOf(vector),
  };
}

/** The candidates that exact search would retrieve. */
function nearest(
  vector: Float32Array,
  pool: readonly Picture[],
  limit: number,
): { picture: Picture; index: number }[] {
  return pool
    .map((picture, index) => ({ picture, index, cosine: dot(vector, picture.vector) }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, limit);
}

/** The pictures of a pool by a score, best first. */
export function rankedBy(pool: readonly Picture[], score: (picture: Picture) => number): Picture[] {
  return pool
    .map((picture) => ({ picture, score: score(picture) }))
    .sort((a, b) => b.score - a.score)
    .map(({ picture }) => picture);
}
