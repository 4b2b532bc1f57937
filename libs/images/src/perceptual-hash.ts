import type { RgbImage } from './pillow-enlarge.js';
import { sharp } from './sharp.js';

/** Side of the grey picture that is transformed. */
const SIDE = 32;
/** Side of the block of frequencies that are kept: one bit each. */
const BLOCK = 8;

/** Row `frequency` of the discrete cosine transform (DCT-II), without its scale, for the frequencies 1 to `BLOCK`. */
const COSINES = Array.from({ length: BLOCK }, (_, row) =>
  Float64Array.from({ length: SIDE }, (_value, at) =>
    Math.cos((Math.PI * (row + 1) * (2 * at + 1)) / (2 * SIDE)),
  ),
);

/**
 * What a picture looks like from afar, in 64 bits as 16 hex digits: copies of a picture that were encoded again,
 * resized or slightly changed differ in a few bits, other pictures in about half of them. It is pHash: the picture in
 * grey at 32 × 32, its 8 × 8 lowest frequencies without the constant ones, and for each whether it is above their
 * median (Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions"; pHash.org).
 */
export async function perceptualHash({ pixels, width, height }: RgbImage): Promise<string> {
  const grey = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(SIDE, SIDE, { fit: 'fill', kernel: 'linear' })
    .greyscale()
    .raw()
    .toBuffer();
  return hexOf(bitsAboveMedian(lowFrequencies(grey)));
}

/** The frequencies 1 to `BLOCK` of both axes, row by row; whole numbers, so that a flat picture has none of noise. */
function lowFrequencies(grey: Uint8Array): number[] {
  const ofRows = COSINES.map((cosines) =>
    Float64Array.from({ length: SIDE }, (_, y) => dot(cosines, (x) => grey[y * SIDE + x]!)),
  );
  return COSINES.flatMap((cosines) => ofRows.map((row) => Math.round(dot(cosines, (y) => row[y]!))));
}

function dot(cosines: Float64Array, valueAt: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < SIDE; index++) sum += cosines[index]! * valueAt(index);
  return sum;
}

function bitsAboveMedian(values: readonly number[]): boolean[] {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[half - 1]! + sorted[half]!) / 2;
  return values.map((value) => value > median);
}

function hexOf(bits: readonly boolean[]): string {
  return Array.from({ length: bits.length / 4 }, (_, digit) =>
    bits
      .slice(digit * 4, digit * 4 + 4)
      .reduce((value, bit) => value * 2 + Number(bit), 0)
      .toString(16),
  ).join('');
}
