import sharp, { type Sharp } from 'sharp';
import { redAndBlue } from '../pictures.js';
import { COLOURS, indexed, type Colour, type CorpusPicture } from './corpus-picture.js';
import { heicFixture } from './heic-fixture.js';

/** Pictures that are unusual but sound: each must be indexed and look right. */
export async function soundPictures(): Promise<CorpusPicture[]> {
  const picture = redAndBlue(64, 32);
  const encoded: [fileName: string, what: string, image: Sharp][] = [
    ['progressive.jpg', 'JPEG, progressive', picture.clone().jpeg({ progressive: true })],
    ['interlaced.png', 'PNG, interlaced', picture.clone().png({ progressive: true })],
    ['palette.png', 'PNG with a palette', picture.clone().png({ palette: true })],
    ['sixteen-bit.png', 'PNG with 16 bits a channel', picture.clone().toColourspace('rgb16').png()],
    ['profile.png', 'PNG with a Display P3 profile', picture.clone().withIccProfile('p3').png()],
    ['still.gif', 'GIF', picture.clone().gif()],
    ['photo.webp', 'WebP', picture.clone().webp()],
    ['photo.avif', 'AVIF', picture.clone().avif()],
    ['wrong-name.jpg', 'a PNG whose name ends in .jpg', picture.clone().png()],
  ];
  return [
    ...(await Promise.all(
      encoded.map(async ([fileName, what, image]) => ({
        fileName,
        what,
        bytes: await image.toBuffer(),
        answer: indexed('red', 'blue'),
      })),
    )),
    ...(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => turned(orientation)))),
    ...(await animations()),
    ...(await Promise.all(
      [
        ['plain', 'HEIC', 'red'],
        ['turned', 'HEIC, turned by its header', 'red'],
        ['ten-bit', 'HEIC with 10 bits a channel', 'red'],
        ['alpha', 'HEIC, its left half transparent', 'white'],
        ['several', 'HEIC with two pictures: the primary one is taken', 'red'],
      ].map(async ([name, what, left]) => ({
        fileName: `${name}.heic`,
        what: what!,
        bytes: await heicFixture(`${name}.heic`),
        answer: name === 'turned' ? indexed('red', 'red', 'blue', 'blue') : indexed(left as Colour, 'blue'),
      })),
    )),
    {
      fileName: 'transparent.png',
      what: 'PNG, its left half transparent: shown on white',
      bytes: await halfTransparent(),
      answer: indexed('white', 'blue'),
    },
    {
      fileName: 'cmyk.jpg',
      what: 'JPEG in CMYK',
      bytes: await picture.clone().toColourspace('cmyk').jpeg().toBuffer(),
      answer: { state: 'indexed' },
    },
    {
      fileName: 'grey.jpg',
      what: 'JPEG in shades of grey',
      bytes: await picture.clone().greyscale().jpeg().toBuffer(),
      answer: { state: 'indexed' },
    },
    {
      fileName: 'dot.png',
      what: 'PNG of 1 × 1 pixel',
      bytes: await flat('red', 1, 1).png().toBuffer(),
      answer: indexed('red'),
    },
  ];
}

/** Four quarters that look the same under every orientation, once turned upright. */
async function turned(orientation: number): Promise<CorpusPicture> {
  const upright = await quarters();
  const stored = await asStored(upright, orientation);
  return {
    fileName: `orientation-${orientation}.jpg`,
    what: `JPEG with EXIF orientation ${orientation}`,
    bytes: await sharp(stored).withMetadata({ orientation }).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
    answer: indexed('red', 'green', 'blue', 'white'),
  };
}

/**
 * How a camera stores an upright picture under an EXIF orientation: the inverse of what the orientation asks a
 * viewer to do (Exif 2.32, tag 274).
 */
async function asStored(upright: Buffer, orientation: number): Promise<Buffer> {
  const turn = async (image: Buffer, degrees: number) => sharp(image).rotate(degrees).png().toBuffer();
  const mirror = async (image: Buffer) => sharp(image).flop().png().toBuffer();
  switch (orientation) {
    case 2:
      return mirror(upright);
    case 3:
      return turn(upright, 180);
    case 4:
      return mirror(await turn(upright, 180));
    case 5:
      return mirror(await turn(upright, 90));
    case 6:
      return turn(upright, 270);
    case 7:
      return mirror(await turn(upright, 270));
    case 8:
      return turn(upright, 90);
    default:
      return upright;
  }
}

async function quarters(): Promise<Buffer> {
  const quarter = (colour: Colour) => flat(colour, 32, 16).png().toBuffer();
  const [green, blue, white] = await Promise.all([quarter('green'), quarter('blue'), quarter('white')]);
  return flat('red', 64, 32)
    .composite([
      { input: green, left: 32, top: 0 },
      { input: blue, left: 0, top: 16 },
      { input: white, left: 32, top: 16 },
    ])
    .png()
    .toBuffer();
}

async function animations(): Promise<CorpusPicture[]> {
  const frames = await Promise.all(
    [redAndBlue(64, 32), flat('white', 64, 32)].map((frame) => frame.png().toBuffer()),
  );
  const joined = () => sharp(frames, { join: { animated: true } });
  return [
    { extension: 'gif', bytes: await joined().gif().toBuffer() },
    { extension: 'webp', bytes: await joined().webp().toBuffer() },
  ].map(({ extension, bytes }) => ({
    fileName: `animation.${extension}`,
    what: `animated ${extension === 'gif' ? 'GIF' : 'WebP'}: its first frame is taken`,
    bytes,
    answer: indexed('red', 'blue'),
  }));
}

function halfTransparent(): Promise<Buffer> {
  const blue = { create: { width: 32, height: 32, channels: 4, background: 'blue' } } as const;
  const nothing = { r: 255, g: 0, b: 0, alpha: 0 };
  return sharp({ create: { width: 64, height: 32, channels: 4, background: nothing } })
    .composite([{ input: blue, left: 32, top: 0 }])
    .png()
    .toBuffer();
}

function flat(colour: Colour, width: number, height: number): Sharp {
  const [r, g, b] = COLOURS[colour];
  return sharp({ create: { width, height, channels: 3, background: { r, g, b } } });
}
