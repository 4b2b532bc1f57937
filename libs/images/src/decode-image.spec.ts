import sharp from 'sharp';
import { pngBomb, redAndBlue } from '../test/pictures.js';
import { decodeImage, THUMBNAIL_SIDE, type DecodedImage } from './decode-image.js';
import type { ImageGeometry } from './image-geometry.js';

const squash: ImageGeometry = { width: 8, height: 8, resize: 'squash', interpolation: 'bicubic' };
const limits = { maxMegapixels: 50, maxSideRatio: 100, timeLimitMs: 10_000, memory: 2e9 };

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];

function decode(bytes: Uint8Array, geometry: ImageGeometry = squash): Promise<DecodedImage> {
  return decodeImage(bytes, geometry, limits);
}

function pixel(image: DecodedImage, x: number, y: number, { width } = squash): number[] {
  return [...image.pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

/** Within what a lossy format may do to a flat colour. */
function expectColour(actual: number[], expected: number[], tolerance = 8): void {
  expect(actual).toHaveLength(3);
  const distance = Math.max(...actual.map((value, channel) => Math.abs(value - expected[channel]!)));
  expect(distance).toBeLessThanOrEqual(tolerance);
}

describe('decodeImage', () => {
  it.each([
    ['JPEG', () => redAndBlue(64, 32).jpeg()],
    ['PNG', () => redAndBlue(64, 32).png()],
    ['PNG with a palette', () => redAndBlue(64, 32).png({ palette: true })],
    ['PNG with 16 bits', () => redAndBlue(64, 32).toColourspace('rgb16').png()],
    ['WebP', () => redAndBlue(64, 32).webp()],
    ['GIF', () => redAndBlue(64, 32).gif()],
    ['AVIF', () => redAndBlue(64, 32).avif()],
  ])('reads %s', async (_, encode) => {
    const image = await decode(await encode().toBuffer());
    expect(image).toMatchObject({ width: 64, height: 32 });
    expect(image.pixels).toHaveLength(8 * 8 * 3);
    expectColour(pixel(image, 1, 4), RED);
    expectColour(pixel(image, 6, 4), BLUE);
  });

  it('turns CMYK into sRGB', async () => {
    const bytes = await redAndBlue(64, 32).toColourspace('cmyk').jpeg().toBuffer();
    const image = await decode(bytes);
    const [red, green, blue] = pixel(image, 1, 4);
    // Printing inks cannot show pure red: the dominant channel is what matters.
    expect(red).toBeGreaterThan(200);
    expect(Math.max(green!, blue!)).toBeLessThan(80);
  });

  it('turns other profiles into sRGB', async () => {
    const colour = { r: 200, g: 100, b: 50 };
    const picture = sharp({ create: { width: 16, height: 16, channels: 3, background: colour } });
    const image = await decode(await picture.withIccProfile('p3').png().toBuffer());
    expectColour(pixel(image, 4, 4), [200, 100, 50], 2);
  });

  it('gives grey pictures three channels', async () => {
    const picture = sharp({ create: { width: 16, height: 16, channels: 3, background: '#808080' } });
    for (const encoded of [
      picture.clone().greyscale().jpeg(),
      picture.clone().toColourspace('grey16').png(),
    ]) {
      const image = await decode(await encoded.toBuffer());
      expectColour(pixel(image, 4, 4), [128, 128, 128], 2);
    }
  });

  it('flattens transparency on white', async () => {
    const background = { r: 255, g: 0, b: 0, alpha: 0.5 };
    const picture = sharp({ create: { width: 16, height: 16, channels: 4, background } });
    const image = await decode(await picture.png().toBuffer());
    expectColour(pixel(image, 4, 4), [255, 127, 127], 1);
    const thumbnail = await sharp(image.thumbnail).raw().toBuffer();
    expectColour([...thumbnail.subarray(0, 3)], [255, 127, 127]);
  });

  it('turns the picture upright by its EXIF orientation', async () => {
    const bytes = await redAndBlue(64, 32).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const image = await decode(bytes);
    expect(image).toMatchObject({ width: 32, height: 64 });
    expectColour(pixel(image, 4, 1), RED);
    expectColour(pixel(image, 4, 6), BLUE);
    const thumbnail = await sharp(image.thumbnail).metadata();
    expect(thumbnail).toMatchObject({ format: 'jpeg', width: 32, height: 64 });
    expect(thumbnail.exif).toBeUndefined();
  });

  it('takes the first frame of an animation', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 16, height: 16, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = [await frame('red'), await frame('blue')];
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(2);
    const image = await decode(animation);
    expect(image).toMatchObject({ width: 16, height: 16 });
    expectColour(pixel(image, 4, 4), RED);
  });

  it('makes a thumbnail that fits, and enlarges none', async () => {
    const wide = await decode(await redAndBlue(1000, 500).jpeg().toBuffer());
    expect(await sharp(wide.thumbnail).metadata()).toMatchObject({
      format: 'jpeg',
      width: THUMBNAIL_SIDE,
      height: THUMBNAIL_SIDE / 2,
    });
    const small = await decode(await redAndBlue(20, 10).png().toBuffer());
    expect(await sharp(small.thumbnail).metadata()).toMatchObject({ width: 20, height: 10 });
  });

  it('cuts the centre out when the shortest side is resized', async () => {
    const geometry: ImageGeometry = {
      width: 8,
      height: 8,
      resize: 'shortest',
      shortestSide: 8,
      interpolation: 'bicubic',
    };
    // Of 6 × 1 parts, the two in the middle remain: the last red one and the first blue one.
    for (const size of [120, 12]) {
      const image = await decode(
        await redAndBlue(size * 3, size)
          .png()
          .toBuffer(),
        geometry,
      );
      expect(image.pixels).toHaveLength(8 * 8 * 3);
      expectColour(pixel(image, 0, 4, geometry), RED);
      expectColour(pixel(image, 7, 4, geometry), BLUE);
    }
  });

  it('shrinks one axis while it enlarges the other', async () => {
    const image = await decode(await redAndBlue(100, 2).png().toBuffer());
    expect(image.pixels).toHaveLength(8 * 8 * 3);
    expectColour(pixel(image, 1, 7), RED);
    expectColour(pixel(image, 6, 0), BLUE);
  });

  it('reads a picture one pixel wide', async () => {
    const picture = sharp({ create: { width: 1, height: 50, channels: 3, background: 'red' } });
    const image = await decode(await picture.png().toBuffer());
    expectColour(pixel(image, 4, 4), RED);
  });
});

describe('decodeImage on what is no good image', () => {
  const problem = (code: string, message: RegExp) =>
    expect.objectContaining({ name: 'ImageProblem', code, message: expect.stringMatching(message) });

  it('names an empty file', async () => {
    await expect(decode(new Uint8Array(0))).rejects.toEqual(problem('image_empty', /empty/));
  });

  it.each([
    ['text', 'this is text, although its name ends in .jpg'],
    [
      'SVG',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    ],
  ])('names what is not an image: %s', async (_, content) => {
    await expect(decode(Buffer.from(content))).rejects.toEqual(
      problem('image_unsupported', /not a JPEG, PNG, WebP, GIF, AVIF or HEIC/),
    );
  });

  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'names a cut-off and a damaged %s',
    async (format) => {
      const whole = await redAndBlue(640, 480).toFormat(format).toBuffer();
      const cut = whole.subarray(0, whole.length / 2);
      await expect(decode(cut)).rejects.toEqual(problem('image_truncated', /cut off/));
      const damaged = Buffer.from(whole).fill(0, 40, whole.length - 40);
      await expect(decode(damaged)).rejects.toEqual(problem('image_unreadable', /damaged/));
    },
  );

  it('refuses a decompression bomb from its header alone', async () => {
    const bomb = pngBomb(15_000, 15_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    const start = performance.now();
    await expect(decode(bomb)).rejects.toEqual(
      problem('image_too_large', /15000 × 15000 pixels; the limit is 50 megapixels/),
    );
    // Decoding it takes many times as long.
    expect(performance.now() - start).toBeLessThan(200);
  });

  it('refuses a picture much longer than wide', async () => {
    const strip = await redAndBlue(1010, 10).png().toBuffer();
    await expect(decode(strip)).rejects.toEqual(problem('image_too_elongated', /factor of 100/));
  });
});
