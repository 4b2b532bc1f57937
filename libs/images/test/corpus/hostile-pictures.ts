import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { pngBomb, pngChunk, redAndBlue, withComment } from '../pictures.js';
import { failed, indexed, type CorpusPicture } from './corpus-picture.js';
import { heicFixture } from './heic-fixture.js';

/** Pictures that are damaged, too much, or made to be something else as well. */
export async function hostilePictures(): Promise<CorpusPicture[]> {
  return [...(await damaged()), ...(await excessive()), ...(await polyglots())];
}

async function damaged(): Promise<CorpusPicture[]> {
  const picture = redAndBlue(640, 480);
  const jpeg = await picture.clone().jpeg().toBuffer();
  const png = await picture.clone().png().toBuffer();
  const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
  const truncated = failed('image_truncated');
  const unreadable = failed('image_unreadable');
  return [
    { fileName: 'cut-2.jpg', what: 'JPEG, its first 2 %', bytes: cut(jpeg, 0.02), answer: truncated },
    { fileName: 'cut-50.jpg', what: 'JPEG, its first half', bytes: cut(jpeg, 0.5), answer: truncated },
    { fileName: 'cut-99.jpg', what: 'JPEG, its first 99 %', bytes: cut(jpeg, 0.99), answer: truncated },
    { fileName: 'cut.png', what: 'PNG, its first half', bytes: cut(png, 0.5), answer: truncated },
    {
      fileName: 'cut.webp',
      what: 'WebP, its first half',
      bytes: cut(await picture.clone().webp().toBuffer(), 0.5),
      answer: truncated,
    },
    {
      fileName: 'cut.gif',
      what: 'GIF, its first half',
      bytes: cut(await picture.clone().gif().toBuffer(), 0.5),
      answer: truncated,
    },
    {
      fileName: 'cut.avif',
      what: 'AVIF, its first half',
      bytes: cut(await picture.clone().avif().toBuffer(), 0.5),
      answer: truncated,
    },
    {
      fileName: 'cut.heic',
      what: 'HEIC, its first half',
      bytes: cut(await heicFixture('photo.heic'), 0.5),
      answer: truncated,
    },
    {
      fileName: 'only-magic.gif',
      what: 'GIF without a picture in it',
      bytes: Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'),
      answer: unreadable,
    },
    {
      fileName: 'broken-checksum.png',
      what: 'PNG with a wrong checksum',
      bytes: withByte(png, 29, png[29]! ^ 0xff),
      answer: indexed('red', 'blue'),
    },
  ];
}

async function excessive(): Promise<CorpusPicture[]> {
  const tooLarge = failed('image_too_large');
  const unreadable = failed('image_unreadable');
  const small = redAndBlue(64, 32);
  const gif = await small.clone().gif().toBuffer();
  const webp = await small.clone().webp({ lossless: true }).toBuffer();
  const avif = await small.clone().avif().toBuffer();
  const jpeg = await small.clone().jpeg().toBuffer();
  const png = await small.clone().png().toBuffer();
  return [
    {
      fileName: 'bomb.png',
      what: 'PNG of 15,000 × 15,000 pixels in 660 kB',
      bytes: pngBomb(15_000, 15_000),
      answer: tooLarge,
    },
    {
      fileName: 'bomb.gif',
      what: 'GIF that claims 65,535 × 65,535 pixels',
      bytes: claimingGif(gif, 65_535),
      answer: tooLarge,
    },
    {
      fileName: 'bomb.webp',
      what: 'WebP that claims 16,383 × 16,383 pixels',
      bytes: claimingWebp(webp, 16_383),
      answer: tooLarge,
    },
    {
      fileName: 'bomb.avif',
      what: 'AVIF that claims 60,000 × 60,000 pixels',
      bytes: claimingExtent(avif, 60_000),
      answer: tooLarge,
    },
    {
      fileName: 'bomb.heic',
      what: 'HEIC that claims 30,000 × 30,000 pixels',
      bytes: claimingExtent(await heicFixture('plain.heic'), 30_000),
      answer: tooLarge,
    },
    {
      fileName: 'more.avif',
      what: 'AVIF with more pixels than it claims',
      bytes: claimingExtent(avif, 16),
      answer: unreadable,
    },
    {
      fileName: 'more.heic',
      what: 'HEIC with more pixels than it claims',
      bytes: claimingExtent(await heicFixture('plain.heic'), 16),
      answer: unreadable,
    },
    {
      fileName: 'strip.png',
      what: 'PNG of 20,000 × 1 pixels',
      bytes: await sharp({ create: { width: 20_000, height: 1, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
      answer: failed('image_too_elongated'),
    },
    {
      fileName: 'comments.jpg',
      what: 'JPEG with 10 MB of comments',
      bytes: withComments(jpeg, 160),
      answer: indexed('red', 'blue'),
    },
    {
      fileName: 'text-bomb.png',
      what: 'PNG with a text of 100 MB in 100 kB',
      bytes: withTextBomb(png),
      answer: indexed('red', 'blue'),
    },
  ];
}

async function polyglots(): Promise<CorpusPicture[]> {
  const picture = redAndBlue(64, 32);
  const jpeg = await picture.clone().jpeg().toBuffer();
  const gif = await picture.clone().gif().toBuffer();
  const zip = Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1');
  const script = '<script>alert(1)</script>';
  return [
    {
      fileName: 'archive.jpg',
      what: 'JPEG that is a ZIP archive as well',
      bytes: Buffer.concat([jpeg, zip]),
      answer: indexed('red', 'blue'),
    },
    {
      fileName: 'page.jpg',
      what: 'JPEG with a web page in its comment',
      bytes: withComment(jpeg, script),
      answer: indexed('red', 'blue'),
    },
    {
      fileName: 'script.gif',
      what: 'GIF that is a script as well',
      bytes: Buffer.concat([gif, Buffer.from('*/=1;alert(1)')]),
      answer: indexed('red', 'blue'),
    },
  ];
}

function withByte(bytes: Buffer, position: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[position] = value;
  return changed;
}

/** Both the screen's and the frame's size; the frame follows the marker `,`. */
function claimingGif(gif: Buffer, side: number): Buffer {
  const claiming = Buffer.from(gif);
  const frame = claiming.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]));
  for (const position of [6, 8, frame + 5, frame + 7]) claiming.writeUInt16LE(side, position);
  return claiming;
}

/** The 14 bits of width − 1 and of height − 1 after the signature of a lossless picture. */
function claimingWebp(webp: Buffer, side: number): Buffer {
  const claiming = Buffer.from(webp);
  const dimensions = claiming.indexOf('VP8L') + 9;
  const others = claiming.readUInt32LE(dimensions) & 0xf0000000;
  claiming.writeUInt32LE((others | ((side - 1) << 14) | (side - 1)) >>> 0, dimensions);
  return claiming;
}

/** The box `ispe`: four bytes of version, then width and height. */
function claimingExtent(file: Buffer, side: number): Buffer {
  const claiming = Buffer.from(file);
  for (let at = claiming.indexOf('ispe'); at >= 0; at = claiming.indexOf('ispe', at + 1)) {
    claiming.writeUInt32BE(side, at + 8);
    claiming.writeUInt32BE(side, at + 12);
  }
  return claiming;
}

function withComments(jpeg: Uint8Array, count: number): Uint8Array {
  const text = 'comment '.repeat(8_125);
  return Array.from({ length: count }).reduce<Uint8Array>((bytes) => withComment(bytes, text), jpeg);
}

/** A compressed text chunk before the pixels. */
function withTextBomb(png: Buffer): Buffer {
  const text = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(100_000_000))]);
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), pngChunk('zTXt', text), png.subarray(afterHeader)]);
}
