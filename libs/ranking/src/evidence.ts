import { standardise, type BackgroundStatistics } from './background.js';
import type { Colour } from './colours.js';
import { compose } from './composition.js';
import {
  COLOUR_MARGIN,
  COLOUR_STRENGTH,
  EXCLUSION_CUT,
  NEGATIVE_COLOUR_MARGIN,
  NEGATIVE_COLOUR_STRENGTH,
  NEGATIVE_STRENGTH,
  NEGATIVE_THRESHOLD,
} from './constants.js';
import { negativeProbability } from './exclusion.js';
import type { Candidate, Clause, ColourText, Negative, RankingQuery } from './ranking-query.js';

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
 * threshold lies a margin above the most evident colour that the positive does not name.
 */
export interface ColourEvidence extends TextEvidence {
  text: Colour;
  strength: number;
  threshold: number;
  penalty: number;
}

/**
 * What one negative does to an image: penalty = weight · strength · max(0, standardised − threshold). For a colour
 * the threshold lies a margin below the most evident other colour.
 */
export interface NegativeEvidence extends TextEvidence {
  text: string;
  mode: Negative['mode'];
  weight: number;
  strength: number;
  threshold: number;
  penalty: number;
  /** P(negative | image); null unless the mode is `exclude`. */
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

/** Gathers the evidence for a complete candidate. */
export function evidenceFor(candidate: Candidate, query: RankingQuery): Evidence {
  const positive = textEvidence(candidate.positive, query.positive);
  const clauses = query.clauses.map((clause, index) =>
    clauseEvidence(candidate.clauses[index] as number, clause),
  );
  const composed = compose(
    positive.standardised,
    clauses.map(({ standardised }) => standardised),
  );
  const colours = query.colours.map(({ statistics }, index) =>
    standardise(candidate.colours[index] as number, statistics),
  );
  const others = [positive.standardised];
  query.neutral.forEach((statistics, index) =>
    others.push(standardise(candidate.neutral[index] as number, statistics)),
  );
  const negatives = query.negatives.map((negative, index) => {
    const similarity = candidate.negatives[index] as number;
    return negative.colour
      ? negativeColourEvidence(similarity, negative, rivalsOf(query, colours, negative.colour))
      : penalise(similarity, negative, NEGATIVE_STRENGTH, NEGATIVE_THRESHOLD, others);
  });
  return { positive, composed, clauses, colours: colourEvidence(candidate, query, colours), negatives };
}

/** The score that evidence adds up to, in standardised units. */
export function scoreOf({ composed, colours, negatives }: Evidence): number {
  let score = composed;
  for (const { penalty } of colours) score -= penalty;
  for (const { penalty } of negatives) score -= penalty;
  return score;
}

/** Whether a negative of the mode `exclude` drops the image. A negative of weight 0 is switched off. */
export function isExcludedBy(negative: NegativeEvidence): boolean {
  return negative.weight > 0 && (negative.probability ?? 0) > EXCLUSION_CUT;
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

function colourEvidence(
  candidate: Candidate,
  query: RankingQuery,
  standardisedColours: readonly number[],
): ColourEvidence[] {
  if (query.namedColours.length === 0) return [];
  const threshold = Math.max(...rivalsOf(query, standardisedColours)) + COLOUR_MARGIN;
  return query.namedColours.map((text) => {
    const index = query.colours.findIndex(({ colour }) => colour === text);
    const { mean, deviation } = (query.colours[index] as ColourText).statistics;
    const similarity = candidate.colours[index] as number;
    const standardised = standardisedColours[index] as number;
    const penalty = COLOUR_STRENGTH * Math.max(0, threshold - standardised);
    return { text, similarity, mean, deviation, standardised, strength: COLOUR_STRENGTH, threshold, penalty };
  });
}

function negativeColourEvidence(
  similarity: number,
  negative: Negative,
  rivals: readonly number[],
): NegativeEvidence {
  const threshold = Math.max(...rivals) - NEGATIVE_COLOUR_MARGIN;
  return penalise(similarity, negative, NEGATIVE_COLOUR_STRENGTH, threshold, rivals);
}

/** The standardised scores of the colours that the positive does not name, without that of `except`. */
function rivalsOf(
  { colours, namedColours }: RankingQuery,
  standardised: readonly number[],
  except?: Colour,
): number[] {
  const rivals: number[] = [];
  for (let index = 0; index < colours.length; index++) {
    const { colour } = colours[index] as ColourText;
    if (colour !== except && !namedColours.includes(colour)) rivals.push(standardised[index] as number);
  }
  return rivals;
}

function penalise(
  similarity: number,
  { text, mode, weight, statistics: { mean, deviation } }: Negative,
  strength: number,
  threshold: number,
  others: readonly number[],
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
    probability: mode === 'exclude' ? negativeProbability(standardised, others) : null,
  };
}
