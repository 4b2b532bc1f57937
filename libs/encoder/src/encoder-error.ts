export type EncoderErrorCode =
  | 'manifest_invalid'
  | 'model_file_missing'
  | 'model_file_changed'
  | 'tower_unavailable'
  | 'encoding_failed'
  | 'vector_invalid'
  | 'no_token_states'
  | 'encoder_busy'
  | 'encoder_closed';

/** The model, or what it made of an input, is not usable. */
export class EncoderError extends Error {
  override readonly name = 'EncoderError';

  constructor(
    readonly code: EncoderErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
