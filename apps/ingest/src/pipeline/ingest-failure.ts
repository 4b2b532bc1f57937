/** Why an image can never be indexed: it ends `failed` with this code and detail, and is not tried again. */
export class IngestFailure extends Error {
  override readonly name = 'IngestFailure';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
