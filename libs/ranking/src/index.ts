export { backgroundStatistics, standardise } from './background.js';
export type { BackgroundSample, BackgroundStatistics } from './background.js';
export {
  EXCLUSION_CUT,
  MOST_CANDIDATES,
  NEGATIVE_STRENGTH,
  NEGATIVE_THRESHOLD,
  SHORT_PROMPT_WORDS,
  STEP_AWAY_COSINE,
} from './constants.js';
export type { Evidence, NegativeEvidence, TextEvidence } from './evidence.js';
export type { Position } from './order.js';
export { candidatesForFirstPage, candidatesForNextPage, pageOf } from './paging.js';
export type { Page } from './paging.js';
export { phrasesFor } from './phrases.js';
export type { Phrase } from './phrases.js';
export { parsePrompt } from './prompt/parse-prompt.js';
export type { Notice, ParsedPrompt } from './prompt/parse-prompt.js';
export { rank } from './rank.js';
export type { Excluded, RankedHit, Ranking } from './rank.js';
export { RankingError } from './ranking-error.js';
export type { RankingErrorCode } from './ranking-error.js';
export type { Candidate, Negative, RankingQuery } from './ranking-query.js';
export { retrievalEmbedding, stepAway } from './step-away.js';
export { dot, weightedMean } from './vectors.js';
