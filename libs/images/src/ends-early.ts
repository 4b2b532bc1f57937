import type { MediaType } from './media-type.js';

/**
 * Whether the file stops before the end that its own structure announces. False where that structure is too damaged
 * to be followed: what is wrong with such a file is not that it was cut off.
 */
export function endsEarly(bytes: Uint8Array, mediaType: MediaType): boolean {
  return ENDS_EARLY[mediaType](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

const ENDS_EARLY: Record<MediaType, (file: Buffer) => boolean> = {
  'image/jpeg': jpegEndsEarly,
  'image/png': pngEndsEarly,
  'image/webp': (file) => file.readUInt32LE(4) + 8 > file.length,
  'image/gif': (file) => file.at(-1) !== GIF_TRAILER,
  'image/avif': boxesEndEarly,
  'image/heic': boxesEndEarly,
};

const GIF_TRAILER = 0x3b;

const JPEG_END = 0xd9;
const JPEG_START_OF_SCAN = 0xda;

/** Follows the segments up to the pixels, past a thumbnail with an end of its own. ITU-T T.81, annex B. */
function jpegEndsEarly(file: Buffer): boolean {
  let offset = 2;
  while (offset + 4 <= file.length) {
    const marker = file[offset + 1];
    if (file[offset] !== 0xff || marker === JPEG_END) return false;
    if (marker === JPEG_START_OF_SCAN) return !file.includes(Buffer.from([0xff, JPEG_END]), offset);
    // A marker may be padded with 0xff.
    offset += marker === 0xff ? 1 : 2 + file.readUInt16BE(offset + 2);
  }
  return true;
}

/** Follows the chunks, each of a length, a name, so many bytes and a checksum. PNG specification, section 5.3. */
function pngEndsEarly(file: Buffer): boolean {
  let offset = 8;
  while (offset + 8 <= file.length) {
    const name = file.toString('latin1', offset + 4, offset + 8);
    if (!/^[A-Za-z]{4}$/.test(name)) return false;
    offset += 12 + file.readUInt32BE(offset);
    if (name === 'IEND') return offset > file.length;
  }
  return true;
}

/** Follows the outermost boxes, each of a length and a name. ISO/IEC 14496-12, section 4.2. */
function boxesEndEarly(file: Buffer): boolean {
  let offset = 0;
  while (offset + 8 <= file.length) {
    const short = file.readUInt32BE(offset);
    const size = short === 1 && offset + 16 <= file.length ? Number(file.readBigUInt64BE(offset + 8)) : short;
    // Nought: the box goes on to the end, wherever that is. Less than its own head: no box.
    if (size < 8) return false;
    offset += size;
  }
  return offset !== file.length;
}
