import { rgbaToThumbHash } from 'thumbhash';
import type { Size } from './image-geometry.js';
import type { RgbImage } from './pillow-enlarge.js';
import { sharp } from './sharp.js';

/** Longest side of the picture that a placeholder is made from; more adds nothing to some 7 × 7 frequencies. */
export const PLACEHOLDER_SIDE = 32;

/**
 * What stands for a picture until it is there: its colours, blurred, as a ThumbHash of about 20 bytes in base64
 * (Wallace 2023, evanw.github.io/thumbhash).
 *
 * @param size of the small picture that it is made from, at most `PLACEHOLDER_SIDE` each way
 */
export async function placeholder({ pixels, width, height }: RgbImage, size: Size): Promise<string> {
  const small = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return Buffer.from(rgbaToThumbHash(size.width, size.height, small)).toString('base64');
}
