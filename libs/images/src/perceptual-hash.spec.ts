import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import sharp, { type Sharp } from 'sharp';
import { decodeImage } from './decode-image.js';
import type { ImageGeometry } from './image-geometry.js';
import { perceptualHash } from './perceptual-hash.js';

const geometry: ImageGeometry = { width: 64, height: 64, resize: 'squash', interpolation: 'bicubic' };
const limits = { maxMegapixels: 50, maxSideRatio: 100, timeLimitMs: 10_000, memory: 2e9 };

async function hashOf(bytes: Uint8Array): Promise<string> {
  return (await decodeImage(bytes, geometry, limits)).perceptualHash;
}

function differentBits(one: string, other: string): number {
  const differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  return differing.toString(2).replaceAll('0', '').length;
}

async function samples(every: number): Promise<Uint8Array[]> {
  const folder = join(projectRoot, 'samples');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg'));
  return Promise.all(
    names.filter((_, index) => index % every === 0).map((name) => readFile(join(folder, name))),
  );
}

/** Cuts a share of each side off. */
async function trimmed(bytes: Uint8Array, share: number): Promise<Sharp> {
  const { width, height } = await sharp(bytes).metadata();
  const left = Math.round(width * share);
  const top = Math.round(height * share);
  return sharp(bytes).extract({ left, top, width: width - 2 * left, height: height - 2 * top });
}

describe('perceptualHash', () => {
  it.each<[string, number, (bytes: Uint8Array) => Sharp | Promise<Sharp>]>([
    ['poorer JPEG', 4, (bytes) => sharp(bytes).jpeg({ quality: 40 })],
    ['WebP', 4, (bytes) => sharp(bytes).webp()],
    ['a quarter of the size', 6, (bytes) => sharp(bytes).resize(100).jpeg()],
    ['brighter', 6, (bytes) => sharp(bytes).modulate({ brightness: 1.15 })],
    ['without colour', 4, (bytes) => sharp(bytes).greyscale()],
    ['trimmed by 1 % of each side', 10, (bytes) => trimmed(bytes, 0.01)],
  ])('hardly differs for a copy: %s', async (_, most, change) => {
    for (const bytes of await samples(8)) {
      const copy = await (await change(bytes)).toBuffer();
      expect(differentBits(await hashOf(bytes), await hashOf(copy))).toBeLessThanOrEqual(most);
    }
  });

  it('differs for different pictures', async () => {
    const hashes = await Promise.all((await samples(2)).map(hashOf));
    const distances = hashes.flatMap((one, index) =>
      hashes.slice(index + 1).map((other) => differentBits(one, other)),
    );
    expect(Math.min(...distances)).toBeGreaterThan(12);
  });

  it('has 64 bits in hex, and none for a flat picture', async () => {
    const [sample] = await samples(99);
    expect(await hashOf(sample!)).toMatch(/^[0-9a-f]{16}$/);
    const flat = { width: 40, height: 30, pixels: new Uint8Array(40 * 30 * 3).fill(200) };
    expect(await perceptualHash(flat)).toBe('0'.repeat(16));
  });
});
