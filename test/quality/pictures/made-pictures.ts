import sharp from 'sharp';
import { seededRandom } from '../../support/random.js';
import { drawings } from './drawings.js';
import { emoji } from './emoji.js';
import { screenshots } from './screenshots.js';

const SIDE = 320;
const SEED = 20_260;

/** Kinds of pictures that are no photos, the same in every run. */
export const MADE_PICTURES: Record<string, (count: number) => Promise<Buffer[]>> = {
  emoji,
  drawings: (count) => drawings(count, seededRandom(SEED)),
  screenshots: (count) => screenshots(count, seededRandom(SEED)),
  noise: (count) => noise(count, seededRandom(SEED)),
  'one colour': (count) => plain(count, seededRandom(SEED)),
};

/** Grains of random colours or greys, from one pixel to 16. */
function noise(count: number, random: () => number): Promise<Buffer[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) => {
      const side = SIDE / 2 ** (Math.floor(index / 2) % 5);
      const channels = index % 2 === 0 ? 3 : 1;
      const pixels = Uint8Array.from({ length: side * side * channels }, () => 256 * random());
      return sharp(pixels, { raw: { width: side, height: side, channels } })
        .resize(SIDE, SIDE, { kernel: 'nearest' })
        .png()
        .toBuffer();
    }),
  );
}

function plain(count: number, random: () => number): Promise<Buffer[]> {
  return Promise.all(
    Array.from({ length: count }, () => {
      const [r, g, b] = [256 * random(), 256 * random(), 256 * random()].map(Math.floor);
      return sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: { r, g, b } } })
        .png()
        .toBuffer();
    }),
  );
}
