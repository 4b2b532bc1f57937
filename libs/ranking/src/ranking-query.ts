import type { BackgroundStatistics } from './background.js';

/**
 * What pictures should not show. `demote` lowers the score of images that show it; `exclude` also drops those that
 * most probably do.
 */
export interface Negative {
  text: string;
  mode: 'demote' | 'exclude';
  /** 0 (off) to 4; 1 is the strength that was chosen. */
  weight: number;
  statistics: BackgroundStatistics;
}

/** What candidates are ranked by. The texts' embeddings are not needed: candidates bring their cosines. */
export interface RankingQuery {
  /** Background statistics of the positive, before any step away. */
  positive: BackgroundStatistics;
  negatives: readonly Negative[];
  /** Background statistics of the model's neutral texts; needed (else empty) when a negative excludes. */
  neutral: readonly BackgroundStatistics[];
}

/**
 * An image that retrieval found, with its cosine to every text of the query, in the query's order. A value that the
 * store did not return is computed from the image's embedding first: it has no default.
 */
export interface Candidate {
  id: string;
  positive: number;
  negatives: readonly number[];
  neutral: readonly number[];
}
