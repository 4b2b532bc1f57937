import type { BackgroundStatistics } from './background.js';
import type { Calibration } from './calibration.js';
import type { Colour } from './colours.js';

/** A part of a prompt that pictures should show as well as the whole. */
export interface Clause {
  text: string;
  statistics: BackgroundStatistics;
}

/** A colour word, to set against the others. */
export interface ColourText {
  colour: Colour;
  statistics: BackgroundStatistics;
}

/**
 * What pictures should not show. `demote` lowers the score of images that show it; `exclude` also drops those that
 * most probably do.
 */
export interface Negative {
  /** Null for a picture. */
  text: string | null;
  /** The image that others should not look like, where no text says it. */
  image?: { id: string };
  /** The ids of that image and of those that are the same picture: `exclude` drops them, and no others. */
  copies?: ReadonlySet<string>;
  mode: 'demote' | 'exclude';
  /** 0 (off) to 4; 1 is the strength that was chosen. */
  weight: number;
  statistics: BackgroundStatistics;
  /** The colour that the negative amounts to; then it is judged by that colour among the others. */
  colour?: Colour;
}

/** What candidates are ranked by. The texts' embeddings are not needed: candidates bring their cosines. */
export interface RankingQuery {
  /** Background statistics of the positive, before any step away. */
  positive: BackgroundStatistics;
  /** How familiar the positive is to the model; absent when the model lists no concepts. */
  familiarity?: number;
  /** The parts of a prompt that has several; else empty. */
  clauses: readonly Clause[];
  /** The colours that the positive names. */
  namedColours: readonly Colour[];
  /** Every colour; needed (else empty) when the positive or a negative names one. */
  colours: readonly ColourText[];
  negatives: readonly Negative[];
  /** Background statistics of the model's neutral texts; needed (else empty) when a negative excludes. */
  neutral: readonly BackgroundStatistics[];
  /** Absent when the model has none, or when the positive is not a text. */
  calibration?: Calibration;
}

/**
 * An image that retrieval found, with its cosine to every text of the query, in the query's order. A value that the
 * store did not return is computed from the image's embedding first: it has no default.
 */
export interface Candidate {
  id: string;
  positive: number;
  clauses: readonly number[];
  colours: readonly number[];
  negatives: readonly number[];
  neutral: readonly number[];
}
