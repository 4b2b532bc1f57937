import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import sharp from 'sharp';

const SAMPLES = join(projectRoot, 'samples');

/**
 * JPEGs that cost what real photos cost to decode: sample photos side by side, unscaled but for a few pixels, as
 * many as the size needs. The gallery's own photos have 0.12 to 0.2 megapixels.
 */
export async function makePictures(sizes: readonly { width: number; height: number }[]): Promise<Buffer[]> {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.jpg'));
  const photos = await Promise.all(names.map((name) => readFile(join(SAMPLES, name))));
  const pictures: Buffer[] = [];
  let next = 0;
  for (const { width, height } of sizes) {
    const columns = Math.ceil(width / 348);
    const rows = Math.ceil(height / 348);
    const cell = { width: Math.ceil(width / columns), height: Math.ceil(height / rows) };
    const tiles = Array.from({ length: columns * rows }, async (_, index) => ({
      input: await sharp(photos[next++ % photos.length])
        .resize(cell.width, cell.height)
        .toBuffer(),
      left: (index % columns) * cell.width,
      top: Math.floor(index / columns) * cell.height,
    }));
    const canvas = { width: columns * cell.width, height: rows * cell.height };
    const mosaic = await sharp({ create: { ...canvas, channels: 3, background: 'white' } })
      .composite(await Promise.all(tiles))
      .raw()
      .toBuffer();
    pictures.push(
      await sharp(mosaic, { raw: { ...canvas, channels: 3 } })
        .extract({ left: 0, top: 0, width, height })
        .jpeg({ quality: 88 })
        .toBuffer(),
    );
  }
  return pictures;
}
