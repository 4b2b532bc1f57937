import { grouped, pictures } from './counts.js';

export const failuresStrings = {
  intro: (collection: string) => `Pictures of “${collection}” that could not be indexed, and why.`,
  none: 'No picture has failed.',
  noneOf: 'No picture failed for this reason.',
  reasons: 'Reasons',
  images: 'Failed pictures',
  all: 'All reasons',
  count: grouped,
  /** By the code of the failure. */
  byCode: {
    image_empty: 'Empty file',
    image_unsupported: 'Not a supported kind of picture',
    image_unreadable: 'Damaged',
    image_truncated: 'Cut off',
    image_too_large: 'Too large to decode',
    image_too_elongated: 'Too elongated',
    image_timeout: 'Took too long to decode',
    image_crashed: 'Broke the decoder',
    encoding_timeout: 'Took too long to encode',
    encoding_crashed: 'Broke the encoder',
    original_missing: 'Original is gone',
    crashed: 'Ended its worker each time',
    rejected_by_policy: 'Rejected by a policy',
    internal: 'A fault of the service',
  } as Record<string, string>,
  attempts: (count: number) => (count === 1 ? '1 attempt' : `${count} attempts`),
  retry: 'Try again',
  retryOne: (name: string) => `Try again: ${name}`,
  retryAll: 'Try all again',
  retryReason: (reason: string) => `Try again: ${reason}`,
  retried: (count: number) =>
    count === 0 ? 'Nothing had to be tried again.' : `${pictures(count)} went back to work.`,
};
