import sharp, { type Sharp } from 'sharp';

/** What is done to an upright picture of a size. */
type Change = (picture: Sharp, size: { width: number; height: number }) => Sharp;

const WATERMARK_SHARE = 0.15;

const CHANGES: Record<string, Change> = {
  'JPEG, quality 40': (picture) => picture.jpeg({ quality: 40 }),
  'WebP, quality 60': (picture) => picture.webp({ quality: 60 }),
  'half the size': (picture, size) => scaled(picture, size, 1 / 2),
  'a quarter of the size': (picture, size) => scaled(picture, size, 1 / 4),
  '15 % brighter': (picture) => picture.modulate({ brightness: 1.15 }),
  '15 % darker': (picture) => picture.modulate({ brightness: 0.85 }),
  'without colour': (picture) => picture.greyscale(),
  'watermark across the lower edge': (picture, { width, height }) => {
    const band = Math.round(height * WATERMARK_SHARE);
    const background = { r: 255, g: 255, b: 255, alpha: 0.5 };
    return picture.composite([
      { input: { create: { width, height: band, channels: 4, background } }, left: 0, top: height - band },
    ]);
  },
  'each side trimmed by 2 %': (picture, size) => trimmed(picture, size, 0.02),
  'each side trimmed by 5 %': (picture, size) => trimmed(picture, size, 0.05),
  mirrored: (picture) => picture.flop(),
};

/** What was done to the copies of `copiesOf`, in their order. */
export const COPIES = Object.keys(CHANGES);

/** A picture, changed as it is on its way through other programs; copies of no certain format are PNG. */
export async function copiesOf(picture: Uint8Array): Promise<Uint8Array[]> {
  const { data: upright, info } = await sharp(picture)
    .autoOrient()
    .png()
    .toBuffer({ resolveWithObject: true });
  return Promise.all(Object.values(CHANGES).map((change) => change(sharp(upright), info).toBuffer()));
}

function scaled(picture: Sharp, { width }: { width: number }, factor: number): Sharp {
  return picture.resize(Math.round(width * factor));
}

function trimmed(picture: Sharp, { width, height }: { width: number; height: number }, share: number): Sharp {
  const [left, top] = [Math.round(width * share), Math.round(height * share)];
  return picture.extract({ left, top, width: width - 2 * left, height: height - 2 * top });
}
