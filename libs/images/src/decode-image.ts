import type { Metadata, Sharp } from 'sharp';
import { memoryToDecode, MoreMemoryNeeded, type Coding } from './decode-memory.js';
import { displayP3ToSrgb, isDisplayP3 } from './display-p3.js';
import { endsEarly } from './ends-early.js';
import { withHeic } from './heic.js';
import { cropOffset, resizedSize, type ImageGeometry, type Size } from './image-geometry.js';
import { ImageProblem, truncated, unreadable } from './image-problem.js';
import { MEDIA_TYPE_NAMES, sniffMediaType, type MediaType } from './media-type.js';
import { perceptualHash } from './perceptual-hash.js';
import { pillowEnlarge, type RgbImage } from './pillow-enlarge.js';
import { placeholder, PLACEHOLDER_SIDE } from './placeholder.js';
import { sharp } from './sharp.js';

export interface DecodedImage {
  /** Of the original, upright. */
  width: number;
  height: number;
  /** 8-bit RGB at the geometry asked for, row by row. */
  pixels: Uint8Array;
  /** JPEG, at most `THUMBNAIL_SIDE` on its longest side, without metadata. */
  thumbnail: Uint8Array;
  /** Of the whole picture, 16 hex digits. */
  perceptualHash: string;
  /** What stands for the picture until it is there: a ThumbHash in base64. */
  placeholder: string;
}

export interface DecodeLimits {
  /** Pixels of the original, in millions. */
  maxMegapixels: number;
  /** Longest side ÷ shortest side. */
  maxSideRatio: number;
  timeLimitMs: number;
  /** What decoding may take, in bytes. */
  memory: number;
}

export const THUMBNAIL_SIDE = 384;
const THUMBNAIL_QUALITY = 80;

/** sharp's names for Pillow's filters. */
const KERNELS = { bilinear: 'linear', bicubic: 'cubic' } as const;

/**
 * Decodes an image once (the first frame of an animation): upright by EXIF, in sRGB, alpha flattened
 * on white.
 * @throws {ImageProblem} when the bytes are not an acceptable image
 * @throws {MoreMemoryNeeded} before anything is decoded
 */
export async function decodeImage(
  bytes: Uint8Array,
  geometry: ImageGeometry,
  limits: DecodeLimits,
): Promise<DecodedImage> {
  if (bytes.length === 0) throw new ImageProblem('image_empty', 'The file is empty.');
  const mediaType = sniffMediaType(bytes);
  if (mediaType === null) {
    throw new ImageProblem('image_unsupported', `The file is not a ${MEDIA_TYPE_NAMES} image.`);
  }
  const start = performance.now();
  try {
    return mediaType === 'image/heic'
      ? await decodeHeic(bytes, geometry, limits)
      : await decodeWithSharp(bytes, mediaType, geometry, limits);
  } catch (error) {
    if (error instanceof ImageProblem || error instanceof MoreMemoryNeeded) throw error;
    // Not by its message: libvips keeps one for the whole process, so it may be gone, or another image's.
    if (performance.now() - start >= limits.timeLimitMs) throw timedOut(limits.timeLimitMs);
    throw endsEarly(bytes, mediaType) ? truncated() : unreadable();
  }
}

async function decodeWithSharp(
  bytes: Uint8Array,
  mediaType: MediaType,
  geometry: ImageGeometry,
  limits: DecodeLimits,
): Promise<DecodedImage> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  const size = uprightSize(metadata);
  checkSize(size, limits);
  checkMemory(size, { mediaType, isProgressive: metadata.isProgressive ?? false }, limits);
  const image = sharp(bytes, {
    autoOrient: true,
    failOn: 'truncated',
    limitInputPixels: limits.maxMegapixels * 1e6,
  });
  return present(size, geometry, (working) => readPixels(image, working, limits));
}

function decodeHeic(bytes: Uint8Array, geometry: ImageGeometry, limits: DecodeLimits): Promise<DecodedImage> {
  return withHeic(bytes, async ({ width, height, decode }) => {
    checkSize({ width, height }, limits);
    checkMemory({ width, height }, { mediaType: 'image/heic', isProgressive: false }, limits);
    const image = sharp(decode(), { raw: { width, height, channels: 4 } });
    return present({ width, height }, geometry, async (working) => {
      const read = await readPixels(image, working, limits);
      if (isDisplayP3(bytes)) displayP3ToSrgb(read.pixels);
      return read;
    });
  });
}

/** All outputs, from pixels that are read once. */
async function present(
  size: Size,
  geometry: ImageGeometry,
  read: (size: Size) => Promise<RgbImage>,
): Promise<DecodedImage> {
  const thumbnailSize = fitInside(size, THUMBNAIL_SIDE);
  const target = resizedSize(geometry, size);
  const working = await read(workingSize(size, target, thumbnailSize));
  const thumbnail = await encodeThumbnail(working, thumbnailSize);
  const pixels = await fitToGeometry(working, target, geometry);
  return {
    ...size,
    pixels,
    thumbnail,
    perceptualHash: await perceptualHash(working),
    placeholder: await placeholder(working, fitInside(size, PLACEHOLDER_SIDE)),
  };
}

function uprightSize(metadata: Metadata): Size {
  return { width: metadata.autoOrient.width, height: metadata.autoOrient.height };
}

function checkSize({ width, height }: Size, { maxMegapixels, maxSideRatio }: DecodeLimits): void {
  if (width * height > maxMegapixels * 1e6) {
    throw new ImageProblem(
      'image_too_large',
      `The image is ${width} × ${height} pixels; the limit is ${maxMegapixels} megapixels.`,
    );
  }
  if (Math.max(width, height) > maxSideRatio * Math.min(width, height)) {
    throw new ImageProblem(
      'image_too_elongated',
      `The image is ${width} × ${height} pixels; its sides may differ by a factor of ${maxSideRatio} at most.`,
    );
  }
}

function checkMemory({ width, height }: Size, coding: Coding, { memory }: DecodeLimits): void {
  const needed = memoryToDecode(coding, width * height);
  if (needed > memory) throw new MoreMemoryNeeded(needed);
}

/**
 * The size that both outputs are made from. A big picture is first brought to twice the size that is
 * needed, which lets JPEG and WebP decode at a fraction of their size; below four times that size the
 * extra step costs more than it saves. Twice is enough to keep the cosine to a full decode above 0.999.
 */
function workingSize(size: Size, target: Size, thumbnail: Size): Size {
  const shrink = Math.min(
    size.width / Math.max(2 * target.width, thumbnail.width),
    size.height / Math.max(2 * target.height, thumbnail.height),
  );
  if (shrink < 2) return size;
  return { width: Math.round(size.width / shrink), height: Math.round(size.height / shrink) };
}

async function readPixels(image: Sharp, size: Size, limits: DecodeLimits): Promise<RgbImage> {
  const { data, info } = await image
    // libvips runs outside of the thread that waits for it, so it must also stop by itself.
    .timeout({ seconds: Math.ceil(limits.timeLimitMs / 1000) })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

async function encodeThumbnail(image: RgbImage, size: Size): Promise<Uint8Array> {
  return fromPixels(image)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' })
    .jpeg({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
}

/** libvips shrinks, `pillowEnlarge` enlarges; a picture may need one on each axis. */
async function fitToGeometry(image: RgbImage, target: Size, geometry: ImageGeometry): Promise<Uint8Array> {
  const shrunk = await shrinkTo(
    image,
    { width: Math.min(image.width, target.width), height: Math.min(image.height, target.height) },
    geometry,
  );
  return crop(pillowEnlarge(shrunk, target, geometry.interpolation), geometry);
}

async function shrinkTo(image: RgbImage, size: Size, { interpolation }: ImageGeometry): Promise<RgbImage> {
  if (size.width === image.width && size.height === image.height) return image;
  const pixels = await fromPixels(image)
    .resize(size.width, size.height, { fit: 'fill', kernel: KERNELS[interpolation] })
    .raw()
    .toBuffer();
  return { ...size, pixels };
}

function crop(image: RgbImage, geometry: ImageGeometry): Uint8Array {
  const { left, top } = cropOffset(geometry, image);
  const bytesPerRow = geometry.width * 3;
  const pixels = new Uint8Array(geometry.height * bytesPerRow);
  for (let y = 0; y < geometry.height; y++) {
    const start = ((top + y) * image.width + left) * 3;
    pixels.set(image.pixels.subarray(start, start + bytesPerRow), y * bytesPerRow);
  }
  return pixels;
}

function fromPixels({ pixels, width, height }: RgbImage) {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

function fitInside({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export function timedOut(timeLimitMs: number): ImageProblem {
  return new ImageProblem('image_timeout', `The image took longer than ${timeLimitMs / 1000} s to decode.`);
}
