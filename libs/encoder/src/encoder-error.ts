export type EncoderErrorCode =
  | 'manifest_invalid'
  | 'model_file_missing'
  | 'model_file_changed'
  | 'tower_unavailable'
  | 'encoding_failed'
  | 'encoding_timeout'
  | 'encoding_crashed'
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

/** Whether an input made its thread hang or crash: it has to be left, while others can be encoded. */
export function endsItsThread(error: unknown): error is EncoderError {
  return (
    error instanceof EncoderError && (error.code === 'encoding_timeout' || error.code === 'encoding_crashed')
  );
}
