export const ORIGINALS = 'originals';
export const THUMBNAILS = 'thumbnails';

/** Keys of an image's blobs. The last digits of a UUIDv7 are random, so they spread files over 256 folders. */
export const blobKeys = {
  original: (imageId: string): string => `${ORIGINALS}/${imageId.slice(-2)}/${imageId}`,
  thumbnail: (imageId: string): string => `${THUMBNAILS}/${imageId.slice(-2)}/${imageId}`,
  /** Which catalog the blobs are of. */
  owner: 'catalog',
  /** The image that a key belongs to. */
  imageId: (key: string): string => key.slice(key.lastIndexOf('/') + 1),
};
