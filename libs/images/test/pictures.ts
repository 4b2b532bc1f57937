import { constants, crc32, deflateRawSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture all of one colour, ready to be encoded in any format. */
export function plainPicture(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: 'orange' } });
}

/** A picture whose left half is red and whose right half is blue, ready to be encoded in any format. */
export function redAndBlue(width: number, height: number): Sharp {
  const half = { create: { width: Math.floor(width / 2), height, channels: 3, background: 'red' } } as const;
  return sharp({ create: { width, height, channels: 3, background: 'blue' } }).composite([
    { input: half, left: 0, top: 0 },
  ]);
}

/** A big JPEG with the structure of `photo` and the grain of a camera. */
export async function bigPhoto(photo: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 128, sigma: 25 } as const;
  const grain = { create: { width, height, channels: 3, background: 'grey', noise } } as const;
  return sharp(photo)
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/**
 * A valid black PNG of any size in about a thousandth of its pixels: the same compressed rows, again
 * and again. Decoding it takes as long as decoding any other PNG of that size.
 */
export function pngBomb(width: number, height: number): Uint8Array {
  const rowBytes = 1 + width * 3;
  const rows = 10;
  const block = deflateRawSync(new Uint8Array(rows * rowBytes), { finishFlush: constants.Z_FULL_FLUSH });
  const lastBlock = Buffer.from([0x03, 0x00]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8); // 8 bits, RGB
  const blocks = new Array<Buffer>(Math.ceil(height / rows)).fill(block);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk(
      'IDAT',
      Buffer.concat([
        Buffer.from([0x78, 0x01]),
        ...blocks,
        lastBlock,
        adlerOfZeros(blocks.length * rows * rowBytes),
      ]),
    ),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** Adler-32 keeps a = 1 and adds it to b once a byte. */
function adlerOfZeros(count: number): Buffer {
  const adler = Buffer.alloc(4);
  adler.writeUInt16BE(count % 65521, 0);
  adler.writeUInt16BE(1, 2);
  return adler;
}

/**
 * The same picture in other bytes: a comment segment (marker FF FE) after the start of a JPEG.
 * @param content up to 65,000 bytes
 */
export function withComment(jpeg: Uint8Array, content: string | Uint8Array): Uint8Array {
  const comment = Buffer.from(content);
  const head = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]);
}

/** The pixels of an image that is decoded whole and resized once. */
export async function fullyDecoded(
  bytes: Uint8Array,
  size: { width: number; height: number },
): Promise<Uint8Array> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
}
