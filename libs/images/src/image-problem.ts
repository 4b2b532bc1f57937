export type ImageProblemCode =
  | 'image_empty'
  | 'image_unsupported'
  | 'image_unreadable'
  | 'image_truncated'
  | 'image_too_large'
  | 'image_too_elongated'
  | 'image_timeout'
  | 'image_crashed';

/** An image that cannot be used. The message is meant for the person who uploaded it. */
export class ImageProblem extends Error {
  override readonly name = 'ImageProblem';

  constructor(
    readonly code: ImageProblemCode,
    message: string,
  ) {
    super(message);
  }
}

export function truncated(): ImageProblem {
  return new ImageProblem('image_truncated', 'The image is cut off: its file ends too early.');
}

export function unreadable(): ImageProblem {
  return new ImageProblem('image_unreadable', 'The image is damaged: it cannot be decoded.');
}
