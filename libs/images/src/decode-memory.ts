import type { MediaType } from './media-type.js';

export type Coding = {
  mediaType: MediaType;
  /** PNG: interlaced; JPEG: progressive. Such a file has to be in memory whole before its first row is known. */
  isProgressive: boolean;
};

/** Rows, and the pictures in the sizes that are made. */
const ANY_PICTURE = 50e6;

/**
 * How much memory decoding a picture takes at most, in bytes. Per pixel it is a little more than was measured with
 * pictures of 50 megapixels in the costliest forms of each format: 16 or 12 bits a channel, four channels, turned.
 */
export function memoryToDecode({ mediaType, isProgressive }: Coding, pixels: number): number {
  return ANY_PICTURE + pixels * bytesPerPixel(mediaType, isProgressive);
}

function bytesPerPixel(mediaType: MediaType, isProgressive: boolean): number {
  switch (mediaType) {
    case 'image/avif':
      return 30;
    case 'image/heic':
      return 20;
    case 'image/gif':
      return 6;
    case 'image/png':
      return isProgressive ? 10 : 2;
    case 'image/jpeg':
      return isProgressive ? 9 : 2;
    case 'image/webp':
      return 2;
  }
}

/** A picture is sound so far, but takes more memory than it may have now. */
export class MoreMemoryNeeded extends Error {
  override readonly name = 'MoreMemoryNeeded';

  constructor(
    /** How many it needs at most. */
    readonly bytes: number,
  ) {
    super(`Decoding the image takes up to ${bytes} bytes.`);
  }
}
