import { standardise, type BackgroundStatistics } from './background.js';
import type { Colour } from './colours.js';
import { compose } from './composition.js';
import { negativeProbability } from './exclusion.js';
import type { Candidate, Clause, ColourText, Negative, RankingQuery } from './ranking-query.js';
import { TUNED, type Tuned } from './tuned.js';

/** How similar an image is to one text: the cosine, the text's background statistics, and the z they give. */
export interface TextEvidence extends BackgroundStatistics {
  similarity: number;
  standardised: number;
}

export interface ClauseEvidence extends TextEvidence {
  text: string;
}

/**
 * What a colour that the positive names does to an image: penalty = strength · max(0, threshold − standardised). The
 * threshold lies as far above what is usual for the colour as the most evident colour that the positive does not name
 * lies above what is usual for that one, and a margin.
 */
export interface ColourEvidence extends TextEvidence {
  text: Colour;
  strength: number;
  threshold: number;
  penalty: number;
}

/**
 * What one negative does to an image: penalty = weight · strength · max(0, standardised − threshold). For a colour
 * the threshold is that of `ColourEvidence`, the margin taken off; for a picture it lies a margin below what is usual.
 */
export interface NegativeEvidence extends TextEvidence {
  /** Null for a picture. */
  text: string | null;
  image?: { id: string };
  mode: Negative['mode'];
  weight: number;
  strength: number;
  threshold: number;
  penalty: number;
  /** P(negative | image); null unless the mode is `exclude`. For a picture 1 of its copies, and null of others. */
  probability: number | null;
}

/** All that a score is made of: score = composed − Σ colours.penalty − Σ negatives.penalty. */
export interface Evidence {
  positive: TextEvidence;
  /** The positive's standardised score, blended with those of the clauses where there are any. */
  composed: number;
  clauses: ClauseEvidence[];
  colours: ColourEvidence[];
  negatives: NegativeEvidence[];
}

/** What the colours of a candidate are judged against: the same for all of an answer. */
export type ColourScale = {
  /** What `usualScores` says of the colours. */
  usual: readonly number[];
  /** The indexes of the colours that the positive does not name. */
  rivals: readonly number[];
};

/** What candidates are judged against beside the query itself. */
export type AnswerScale = {
  colours: ColourScale;
  /** What `usualScores` says of the negatives; needed (else empty) when one is a picture. */
  negatives: readonly number[];
};

/** The indexes of the query's colours that its positive does not name. */
export function rivalColours({ colours, namedColours }: RankingQuery): number[] {
  return colours.flatMap(({ colour }, index) => (namedColours.includes(colour) ? [] : [index]));
}

/** Gathers the evidence for a complete candidate. */
export function evidenceFor(
  candidate: Candidate,
  query: RankingQuery,
  scale: AnswerScale,
  tuned: Tuned = TUNED,
): Evidence {
  const positive = textEvidence(candidate.positive, query.positive);
  const clauses = query.clauses.map((clause, index) =>
    clauseEvidence(candidate.clauses[index] as number, clause),
  );
  const composed = compose(
    positive.standardised,
    clauses.map(({ standardised }) => standardised),
    tuned,
  );
  const standardised = query.colours.map(({ statistics }, index) =>
    standardise(candidate.colours[index] as number, statistics),
  );
  const scores = { standardised, ...scale.colours };
  const others = () => [
    positive.standardised,
    ...query.neutral.map((statistics, index) => standardise(candidate.neutral[index] as number, statistics)),
  ];
  const negatives = query.negatives.map((negative, index) => {
    const similarity = candidate.negatives[index] as number;
    if (negative.image) {
      return negativePictureEvidence(
        candidate,
        similarity,
        negative,
        scale.negatives[index] as number,
        tuned,
      );
    }
    if (negative.colour) return negativeColourEvidence(similarity, negative, query, scores, tuned);
    return penalise(similarity, negative, tuned.negativeStrength, tuned.negativeThreshold, (standardised) =>
      negativeProbability(standardised, others()),
    );
  });
  return {
    positive,
    composed,
    clauses,
    colours: colourEvidence(candidate, query, scores, tuned),
    negatives,
  };
}

/** The score that evidence adds up to, in standardised units. */
export function scoreOf({ composed, colours, negatives }: Evidence): number {
  let score = composed;
  for (const { penalty } of colours) score -= penalty;
  for (const { penalty } of negatives) score -= penalty;
  return score;
}

/** Whether a negative of the mode `exclude` drops the image. A negative of weight 0 is switched off. */
export function isExcludedBy(negative: NegativeEvidence, { exclusionCut }: Tuned = TUNED): boolean {
  return negative.weight > 0 && (negative.probability ?? 0) > exclusionCut;
}

// Fields are written out, not spread: this runs for every candidate and negative of a query.
function textEvidence(similarity: number, statistics: BackgroundStatistics): TextEvidence {
  const { mean, deviation } = statistics;
  return { similarity, mean, deviation, standardised: standardise(similarity, statistics) };
}

function clauseEvidence(similarity: number, { text, statistics }: Clause): ClauseEvidence {
  const { mean, deviation } = statistics;
  return { text, similarity, mean, deviation, standardised: standardise(similarity, statistics) };
}

/** The standardised scores of an image's colours, and what they are judged against. */
type ColourScores = ColourScale & { standardised: readonly number[] };

function colourEvidence(
  candidate: Candidate,
  query: RankingQuery,
  scores: ColourScores,
  { colourStrength: strength, colourMargin }: Tuned,
): ColourEvidence[] {
  if (query.namedColours.length === 0) return [];
  const rival = mostEvident(scores);
  return query.namedColours.map((text) => {
    const index = indexOf(query, text);
    const { mean, deviation } = (query.colours[index] as ColourText).statistics;
    const similarity = candidate.colours[index] as number;
    const standardised = scores.standardised[index] as number;
    const threshold = (scores.usual[index] as number) + rival + colourMargin;
    const penalty = strength * Math.max(0, threshold - standardised);
    return { text, similarity, mean, deviation, standardised, strength, threshold, penalty };
  });
}

function negativeColourEvidence(
  similarity: number,
  negative: Negative & { colour?: Colour },
  query: RankingQuery,
  scores: ColourScores,
  { negativeColourStrength, negativeColourMargin }: Tuned,
): NegativeEvidence {
  const index = indexOf(query, negative.colour as Colour);
  const rival = mostEvident(scores, index);
  const threshold = (scores.usual[index] as number) + rival - negativeColourMargin;
  const others = () =>
    scores.rivals.flatMap((other) => (other === index ? [] : [scores.standardised[other] as number]));
  return penalise(similarity, negative, negativeColourStrength, threshold, (standardised) =>
    negativeProbability(standardised, others()),
  );
}

function negativePictureEvidence(
  { id }: Candidate,
  similarity: number,
  negative: Negative,
  usual: number,
  { negativeThreshold, negativePictureStrength, negativePictureMargin }: Tuned,
): NegativeEvidence {
  const threshold = Math.max(negativeThreshold, usual - negativePictureMargin);
  const isCopy = () => (negative.copies?.has(id) ? 1 : null);
  const evidence = penalise(similarity, negative, negativePictureStrength, threshold, isCopy);
  return { ...evidence, ...(negative.image && { image: negative.image }) };
}

/** How far the most evident colour that the positive does not name lies above what is usual for it. */
function mostEvident({ standardised, usual, rivals }: ColourScores, except?: number): number {
  let most = -Infinity;
  for (const index of rivals) {
    if (index !== except) most = Math.max(most, (standardised[index] as number) - (usual[index] as number));
  }
  return most;
}

function indexOf({ colours }: RankingQuery, colour: Colour): number {
  return colours.findIndex((text) => text.colour === colour);
}

function penalise(
  similarity: number,
  { text, mode, weight, statistics: { mean, deviation } }: Negative,
  strength: number,
  threshold: number,
  probabilityAt: (standardised: number) => number | null,
): NegativeEvidence {
  const standardised = (similarity - mean) / deviation;
  return {
    text,
    mode,
    weight,
    similarity,
    mean,
    deviation,
    standardised,
    strength,
    threshold,
    penalty: weight * strength * Math.max(0, standardised - threshold),
    probability: mode === 'exclude' ? probabilityAt(standardised) : null,
  };
}
