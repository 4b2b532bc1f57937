export type NoticeCode =
  | 'count_not_verified'
  | 'language_unknown'
  | 'negation_parsed'
  | 'negative_contradicts'
  | 'relation_not_verified'
  | 'single_word'
  | 'text_not_verified'
  | 'truncated'
  | 'vocabulary_used';

/** A remark on a query for whoever wrote it. */
export interface Notice {
  code: NoticeCode;
  message: string;
  /** What to do about it. */
  remedy: string;
}
