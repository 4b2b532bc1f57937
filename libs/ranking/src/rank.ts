import { answerProbability, hitProbability, levelOf, verdictOf, type Verdict } from './calibration.js';
import { evidenceFor, isExcludedBy, rivalColours, scoreOf, type Evidence } from './evidence.js';
import { standardise } from './background.js';
import { compareHits } from './order.js';
import { TUNED, type Tuned } from './tuned.js';
import { usualScores } from './usual-scores.js';
import { RankingError } from './ranking-error.js';
import type { Candidate, Negative, RankingQuery } from './ranking-query.js';

/** An image of the answer. */
export interface RankedHit {
  id: string;
  /** Standardised units; hits are sorted by it. */
  score: number;
  /** Cosine to the positive, before any step away. */
  similarity: number;
  /** P(the picture matches the positive); null without a calibration. */
  probability: number | null;
  evidence: Evidence;
}

/** How many candidates were dropped, and by which negatives; one may be dropped by several. */
export interface Excluded {
  count: number;
  byNegative: (Pick<Negative, 'text' | 'image'> & { count: number })[];
}

export interface Ranking {
  hits: RankedHit[];
  excluded: Excluded;
  /** Null without a calibration. */
  verdict: Verdict | null;
}

/**
 * Scores the candidates, drops the excluded ones and sorts the others by score, best first, ties by id.
 *
 * @param candidates in the order of retrieval, best first; what is usual is seen in the first of them
 *
 * A negative that equals the positive keeps the order of hits (its penalty grows more slowly than the score, up to a
 * weight of 1 / `negativeStrength`), and excludes nothing (its P is at most one half).
 *
 * @throws RankingError `incomplete_candidate` when a candidate lacks a value or has one that is not finite
 */
export function rank(candidates: readonly Candidate[], query: RankingQuery, tuned: Tuned = TUNED): Ranking {
  const hits: RankedHit[] = [];
  const { calibration } = query;
  const level = levelOf(candidates.map(({ positive }) => standardise(positive, query.positive)));
  const hasPictures = query.negatives.some(({ image }) => image);
  const scale = {
    colours: {
      usual: usualScores(candidates, query.colours, ({ colours }) => colours, tuned),
      rivals: rivalColours(query),
    },
    negatives: hasPictures
      ? usualScores(candidates, query.negatives, ({ negatives }) => negatives, tuned)
      : [],
  };
  const excludedBy = query.negatives.map(() => 0);
  for (const candidate of candidates) {
    requireComplete(candidate, query);
    const evidence = evidenceFor(candidate, query, scale, tuned);
    if (evidence.negatives.some((negative) => isExcludedBy(negative, tuned))) {
      evidence.negatives.forEach((negative, index) => {
        if (isExcludedBy(negative, tuned)) excludedBy[index]!++;
      });
    } else {
      hits.push({
        id: candidate.id,
        score: scoreOf(evidence),
        similarity: candidate.positive,
        probability: calibration ? hitProbability(evidence.positive.standardised, level, calibration) : null,
        evidence,
      });
    }
  }
  const { deviation } = query.positive;
  const facts = { level, deviation, familiarity: query.familiarity ?? 0 };
  return {
    hits: hits.sort(compareHits),
    excluded: {
      count: candidates.length - hits.length,
      byNegative: query.negatives.flatMap(({ text, image, mode }, index) =>
        mode === 'exclude' ? [{ text, ...(image && { image }), count: excludedBy[index] ?? 0 }] : [],
      ),
    },
    verdict: calibration ? verdictOf(answerProbability(facts, calibration), calibration) : null,
  };
}

function requireComplete(candidate: Candidate, query: RankingQuery): void {
  const complete =
    Number.isFinite(candidate.positive) &&
    isComplete(candidate.clauses, query.clauses.length) &&
    isComplete(candidate.colours, query.colours.length) &&
    isComplete(candidate.negatives, query.negatives.length) &&
    isComplete(candidate.neutral, query.neutral.length);
  if (!complete) {
    throw new RankingError(
      'incomplete_candidate',
      `Candidate ${candidate.id} lacks its similarity to a text of the query; compute it from the image's embedding.`,
    );
  }
}

function isComplete(cosines: readonly number[], count: number): boolean {
  return cosines.length === count && cosines.every(Number.isFinite);
}
