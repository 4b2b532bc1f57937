import sharp from 'sharp';
import { thumbHashToAverageRGBA, thumbHashToRGBA } from 'thumbhash';
import { redAndBlue } from '../test/pictures.js';
import { decodeImage } from './decode-image.js';
import type { ImageGeometry } from './image-geometry.js';

const geometry: ImageGeometry = { width: 8, height: 8, resize: 'squash', interpolation: 'bicubic' };
const limits = { maxMegapixels: 50, maxSideRatio: 100, timeLimitMs: 10_000, memory: 2e9 };

async function placeholderOf(bytes: Uint8Array): Promise<Buffer> {
  return Buffer.from((await decodeImage(bytes, geometry, limits)).placeholder, 'base64');
}

describe('placeholder', () => {
  it('keeps where the colours are, and the sides, in a few bytes', async () => {
    const hash = await placeholderOf(await redAndBlue(640, 320).jpeg().toBuffer());
    expect(hash.length).toBeLessThanOrEqual(25);
    const { w, h, rgba } = thumbHashToRGBA(hash);
    expect(w).toBeGreaterThan(h);
    const at = (x: number) => [...rgba.subarray((Math.floor(h / 2) * w + x) * 4).subarray(0, 4)];
    const [left, right] = [at(4), at(w - 5)];
    expect(left[0]! - left[2]!).toBeGreaterThan(100);
    expect(right[2]! - right[0]!).toBeGreaterThan(100);
    expect([left[3], right[3]]).toEqual([255, 255]);
  });

  it.each([
    ['one pixel', 1, 1],
    ['a line', 1, 80],
    ['long', 4000, 40],
  ])('is made of any picture: %s', async (_, width, height) => {
    const picture = sharp({ create: { width, height, channels: 3, background: 'red' } });
    const { r, b, a } = thumbHashToAverageRGBA(await placeholderOf(await picture.png().toBuffer()));
    expect(r).toBeGreaterThan(0.8);
    expect(b).toBeLessThan(0.2);
    expect(a).toBe(1);
  });
});
