import { standardise, type BackgroundStatistics } from './background.js';
import { EXCLUSION_CUT, NEGATIVE_STRENGTH, NEGATIVE_THRESHOLD } from './constants.js';
import { negativeProbability } from './exclusion.js';
import type { Candidate, Negative, RankingQuery } from './ranking-query.js';

/** How similar an image is to one text: the cosine, the text's background statistics, and the z they give. */
export interface TextEvidence extends BackgroundStatistics {
  similarity: number;
  standardised: number;
}

/** What one negative does to an image: penalty = weight · strength · max(0, standardised − threshold). */
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

/** All that a score is made of: score = positive.standardised − Σ negatives.penalty. */
export interface Evidence {
  positive: TextEvidence;
  negatives: NegativeEvidence[];
}

/** Gathers the evidence for a complete candidate. */
export function evidenceFor(candidate: Candidate, query: RankingQuery): Evidence {
  const positive = textEvidence(candidate.positive, query.positive);
  const neutral = query.neutral.map((statistics, index) =>
    standardise(candidate.neutral[index] as number, statistics),
  );
  const negatives = query.negatives.map((negative, index) =>
    negativeEvidence(candidate.negatives[index] as number, negative, positive.standardised, neutral),
  );
  return { positive, negatives };
}

/** The score that evidence adds up to, in standardised units. */
export function scoreOf(evidence: Evidence): number {
  return evidence.negatives.reduce((score, { penalty }) => score - penalty, evidence.positive.standardised);
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

function negativeEvidence(
  similarity: number,
  { text, mode, weight, statistics }: Negative,
  positive: number,
  neutral: readonly number[],
): NegativeEvidence {
  const standardised = standardise(similarity, statistics);
  return {
    text,
    mode,
    weight,
    similarity,
    mean: statistics.mean,
    deviation: statistics.deviation,
    standardised,
    strength: NEGATIVE_STRENGTH,
    threshold: NEGATIVE_THRESHOLD,
    penalty: weight * NEGATIVE_STRENGTH * Math.max(0, standardised - NEGATIVE_THRESHOLD),
    probability: mode === 'exclude' ? negativeProbability(standardised, positive, neutral) : null,
  };
}
