import sharp from 'sharp';
import { heicFixture } from '../test/corpus/heic-fixture.js';
import { decodeImage, type DecodedImage } from './decode-image.js';
import type { ImageGeometry } from './image-geometry.js';
import { sniffMediaType } from './media-type.js';

const geometry: ImageGeometry = { width: 8, height: 8, resize: 'squash', interpolation: 'bicubic' };
const limits = { maxMegapixels: 50, maxSideRatio: 100, timeLimitMs: 10_000, memory: 2e9 };

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];
const WHITE = [255, 255, 255];

const decode = (bytes: Uint8Array) => decodeImage(bytes, geometry, limits);

function pixel({ pixels }: DecodedImage, x: number, y: number): number[] {
  return [...pixels.subarray((y * 8 + x) * 3, (y * 8 + x) * 3 + 3)];
}

function distance(actual: number[], expected: number[]): number {
  return Math.max(...actual.map((value, channel) => Math.abs(value - expected[channel]!)));
}

test.each([
  ['plain', [RED, BLUE]],
  ['ten-bit', [RED, BLUE]],
  ['alpha', [WHITE, BLUE]],
  ['several', [RED, BLUE]],
])('reads a HEIC picture: %s', async (name, [left, right]) => {
  const bytes = await heicFixture(`${name}.heic`);
  expect(sniffMediaType(bytes)).toBe('image/heic');
  const image = await decode(bytes);
  expect(image).toMatchObject({ width: 128, height: 64 });
  expect(distance(pixel(image, 1, 4), left!)).toBeLessThanOrEqual(8);
  expect(distance(pixel(image, 6, 4), right!)).toBeLessThanOrEqual(8);
  expect(await sharp(image.thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 128, height: 64 });
});

test('turns it upright as the file says', async () => {
  const image = await decode(await heicFixture('turned.heic'));
  expect(image).toMatchObject({ width: 64, height: 128 });
  expect(distance(pixel(image, 4, 1), RED)).toBeLessThanOrEqual(8);
  expect(distance(pixel(image, 4, 6), BLUE)).toBeLessThanOrEqual(8);
});

test('turns the Display P3 of phones into sRGB, as libvips does for a PNG', async () => {
  const heic = await decode(await heicFixture('display-p3.heic'));
  const png = await decode(await heicFixture('display-p3.png'));
  expect(distance(pixel(png, 4, 4), [200, 100, 50])).toBeGreaterThan(8);
  expect(distance(pixel(heic, 4, 4), pixel(png, 4, 4))).toBeLessThanOrEqual(3);
});

test('a cut-off HEIC fails, with its reason', async () => {
  const whole = await heicFixture('photo.heic');
  await expect(decode(whole.subarray(0, 9_000))).rejects.toMatchObject({ code: 'image_truncated' });
  await expect(decode(whole.subarray(0, 40))).rejects.toMatchObject({ code: 'image_truncated' });
  const damaged = Buffer.from(whole).fill(0, 60, 500);
  await expect(decode(damaged)).rejects.toMatchObject({ code: 'image_unreadable' });
});

test('a HEIC over the limit is refused from its header', async () => {
  const small = { ...limits, maxMegapixels: 0.001 };
  await expect(decodeImage(await heicFixture('plain.heic'), geometry, small)).rejects.toMatchObject({
    code: 'image_too_large',
  });
});
