import { readFileSync } from 'node:fs';
import type { ImageGeometry } from './image-geometry.js';
import { pillowEnlarge, type RgbImage } from './pillow-enlarge.js';

interface Case {
  interpolation: ImageGeometry['interpolation'];
  source: RgbImage;
  enlarged: RgbImage;
}

const reference = new URL('../test/fixtures/pillow.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(reference, 'utf8')) as { cases: Case[] };

describe('pillowEnlarge', () => {
  it.each(
    cases.map((each) => {
      const { source, enlarged, interpolation } = each;
      const name = `${source.width} × ${source.height} to ${enlarged.width} × ${enlarged.height}, ${interpolation}`;
      return [name, each] as const;
    }),
  )('gives the very bytes of Pillow: %s', (_, { interpolation, source, enlarged }) => {
    const result = pillowEnlarge(
      { ...source, pixels: Uint8Array.from(source.pixels) },
      enlarged,
      interpolation,
    );
    expect({ ...result, pixels: [...result.pixels] }).toEqual(enlarged);
  });
});
