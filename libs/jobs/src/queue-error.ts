/** A queue that cannot be used; the message says what to do about it. */
export class QueueError extends Error {
  override readonly name = 'QueueError';

  constructor(
    readonly code: 'queue_unreachable' | 'queue_refused',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
