export type RankingErrorCode =
  | 'background_too_small'
  | 'background_uniform'
  | 'incomplete_candidate'
  | 'no_direction'
  | 'dimension_mismatch';

/** Numbers from which no honest ranking can be made. */
export class RankingError extends Error {
  constructor(
    readonly code: RankingErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'RankingError';
  }
}
