import type { ImageGeometry, Size } from './image-geometry.js';

/** 8-bit RGB, row by row. */
export interface RgbImage extends Size {
  pixels: Uint8Array;
}

const CHANNELS = 3;
/** Pillow keeps weights as integers with this many fractional bits (`PRECISION_BITS` in Resample.c). */
const PRECISION_BITS = 22;

interface Filter {
  /** Half the width of the filter, in source pixels. */
  support: number;
  weight: (distance: number) => number;
}

const FILTERS: Record<ImageGeometry['interpolation'], Filter> = {
  bilinear: { support: 1, weight: (distance) => Math.max(0, 1 - Math.abs(distance)) },
  bicubic: { support: 2, weight: bicubic },
};

/**
 * Enlarges as Pillow's `Image.resize` does, to the same 8-bit values: a separable convolution, pixel
 * centres at half integers, the horizontal pass first, each pass rounded to 8 bits (Pillow,
 * src/libImaging/Resample.c). An axis may also keep its length; none may shrink.
 *
 * libvips, which shrinks our pictures, enlarges by another rule of pixel centres, far enough off to
 * change an embedding.
 */
export function pillowEnlarge(
  image: RgbImage,
  target: Size,
  interpolation: ImageGeometry['interpolation'],
): RgbImage {
  const filter = FILTERS[interpolation];
  const widened = image.width === target.width ? image : enlargeWidth(image, target.width, filter);
  return widened.height === target.height ? widened : enlargeHeight(widened, target.height, filter);
}

function enlargeWidth(image: RgbImage, width: number, filter: Filter): RgbImage {
  const taps = axisTaps(image.width, width, filter);
  const pixels = new Uint8Array(width * image.height * CHANNELS);
  let out = 0;
  for (let y = 0; y < image.height; y++) {
    const row = y * image.width * CHANNELS;
    for (const { first, weights } of taps) {
      convolve(image.pixels, row + first * CHANNELS, CHANNELS, weights, pixels, out);
      out += CHANNELS;
    }
  }
  return { width, height: image.height, pixels };
}

function enlargeHeight(image: RgbImage, height: number, filter: Filter): RgbImage {
  const stride = image.width * CHANNELS;
  const pixels = new Uint8Array(height * stride);
  let out = 0;
  for (const { first, weights } of axisTaps(image.height, height, filter)) {
    for (let column = 0; column < stride; column += CHANNELS) {
      convolve(image.pixels, first * stride + column, stride, weights, pixels, out);
      out += CHANNELS;
    }
  }
  return { width: image.width, height, pixels };
}

/** Writes one RGB pixel: the weighted sum of the pixels that start at `from`, `step` bytes apart. */
function convolve(
  source: Uint8Array,
  from: number,
  step: number,
  weights: Float64Array,
  target: Uint8Array,
  to: number,
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let tap = 0, at = from; tap < weights.length; tap++, at += step) {
    const weight = weights[tap]!;
    red += source[at]! * weight;
    green += source[at + 1]! * weight;
    blue += source[at + 2]! * weight;
  }
  target[to] = toByte(red);
  target[to + 1] = toByte(green);
  target[to + 2] = toByte(blue);
}

/** Sums are of integer weights, hence exact in a double. */
function toByte(sum: number): number {
  return Math.min(255, Math.max(0, Math.floor(sum / 2 ** PRECISION_BITS + 0.5)));
}

/** The source pixels, and the weight of each, that make up every target pixel along one axis. */
function axisTaps(
  source: number,
  target: number,
  filter: Filter,
): { first: number; weights: Float64Array }[] {
  const scale = source / target;
  return Array.from({ length: target }, (_, index) => {
    const centre = (index + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - filter.support + 0.5));
    const end = Math.min(source, Math.floor(centre + filter.support + 0.5));
    const raw = Array.from({ length: end - first }, (_, tap) => filter.weight(first + tap - centre + 0.5));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: Float64Array.from(raw, (weight) => toFixedPoint(weight / sum)) };
  });
}

/** Rounds half away from zero, as C's cast after adding or subtracting one half. */
function toFixedPoint(weight: number): number {
  return Math.trunc(weight * 2 ** PRECISION_BITS + (weight < 0 ? -0.5 : 0.5));
}

/** Keys' cubic with a = -0.5, Pillow's BICUBIC. */
function bicubic(distance: number): number {
  const a = -0.5;
  const x = Math.abs(distance);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}
