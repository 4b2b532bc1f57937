export { backgroundStatistics, standardise } from './background.js';
export type { BackgroundSample, BackgroundStatistics } from './background.js';
export { answerProbability, hitProbability, levelOf, relativeTo } from './calibration.js';
export type { AnswerFacts, Calibration, Verdict } from './calibration.js';
export {
  AlternativeError,
  CaptionTemplateError,
  countCaptions,
  expandCaptions,
  parseCaptionTemplate,
  templateOfCaption,
} from './caption-template.js';
export type { Alternative, Caption, CaptionTemplate } from './caption-template.js';
export { COLOURS, coloursIn, colourOf } from './colours.js';
export type { Colour } from './colours.js';
export { ATYPICAL_BELOW, DUPLICATE_COSINE, MOST_CANDIDATES, SHORT_PROMPT_WORDS } from './constants.js';
export { diversify, DIVERSITY_WINDOW } from './diversity.js';
export { collapseDuplicates, findLookAlikes } from './duplicates.js';
export type { Collapsed, LookAlikes } from './duplicates.js';
export { familiarityOf } from './familiarity.js';
export type { Concepts } from './familiarity.js';
export type { ClauseEvidence, ColourEvidence, Evidence, NegativeEvidence, TextEvidence } from './evidence.js';
export type { Position } from './order.js';
export {
  candidatesForFirstPage,
  candidatesForNextPage,
  mayHoldMore,
  pageOf,
  withoutLatecomers,
} from './paging.js';
export type { Page, PageEnd } from './paging.js';
export { phrasesFor } from './phrases.js';
export type { Phrase } from './phrases.js';
export { noticesFor } from './notices.js';
export type { QueryFacts } from './notices.js';
export type { Notice, NoticeCode } from './prompt/notice.js';
export { parsePrompt } from './prompt/parse-prompt.js';
export type { ParsedPrompt } from './prompt/parse-prompt.js';
export { judgePolicy } from './policies.js';
export type { NamedEvidence, PolicyEvidence, PolicyJudgement, PolicyText, PolicyTexts } from './policies.js';
export { queryTexts } from './query-texts.js';
export type { NegativeText, QueryTexts } from './query-texts.js';
export { rank } from './rank.js';
export type { Excluded, RankedHit, Ranking } from './rank.js';
export { RankingError } from './ranking-error.js';
export type { RankingErrorCode } from './ranking-error.js';
export type { Candidate, Clause, ColourText, Negative, RankingQuery } from './ranking-query.js';
export { isSameThing, retrievalEmbedding, stepAway } from './step-away.js';
export { judgedTags } from './tags.js';
export type { LabelTexts, StandardisedText } from './tags.js';
export { typicalityOf, typicalityScale } from './typicality.js';
export type { TypicalityScale } from './typicality.js';
export { dot, weightedMean } from './vectors.js';
export { TUNED } from './tuned.js';
export type { Tuned } from './tuned.js';
export { otherWordings } from './vocabulary.js';
export type { OtherWordings, VocabularyEntry } from './vocabulary.js';
export { captionProbabilities, labelProbabilities } from './zero-shot.js';
export type { LabelProbabilities, Sharpness } from './zero-shot.js';
