import type { ImageTowerManifest } from './manifest.js';

type PixelFormat = Pick<ImageTowerManifest, 'width' | 'height' | 'mean' | 'std' | 'layout'>;

/** 8-bit RGB pixels, row by row, as the graph's input: normalised, and in its layout. */
export function imageTensor(
  pixels: Uint8Array,
  { width, height, mean, std, layout }: PixelFormat,
): Float32Array {
  const plane = width * height;
  const tensor = new Float32Array(plane * 3);
  for (let channel = 0; channel < 3; channel++) {
    const values = channelValues(mean[channel]!, std[channel]!);
    const [start, step] = layout === 'NCHW' ? [channel * plane, 1] : [channel, 3];
    for (let position = 0; position < plane; position++) {
      tensor[start + position * step] = values[pixels[position * 3 + channel]!]!;
    }
  }
  return tensor;
}

/** What each of the 256 values of a channel becomes. */
function channelValues(mean: number, std: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean) / std);
}

/** The tensor's shape, as a batch of one. */
export function imageShape({
  width,
  height,
  layout,
}: Pick<PixelFormat, 'width' | 'height' | 'layout'>): number[] {
  return layout === 'NCHW' ? [1, 3, height, width] : [1, height, width, 3];
}
