import { readFile } from 'node:fs/promises';
import type { Encoder } from '@cliptext/encoder';
import { ImageDecoder } from '@cliptext/images';

/** A picture as the service keeps it. */
export type EmbeddedPicture = {
  vector: Float32Array;
  /** 64 bits as 16 hex digits. */
  perceptualHash: string;
};

/** Decodes and embeds pictures as ingest does, in their order. */
export async function embedPictures(
  pictures: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  encoder: Encoder,
): Promise<EmbeddedPicture[]> {
  const decoder = new ImageDecoder({ threads: 1, maxMegapixels: 50, maxSideRatio: 100 });
  try {
    const embedded: EmbeddedPicture[] = [];
    for await (const picture of pictures) {
      const { pixels, perceptualHash } = await decoder.decode(picture, encoder.geometry);
      embedded.push({ vector: await encoder.encodeImage(pixels), perceptualHash });
    }
    return embedded;
  } finally {
    await decoder.close();
  }
}

/** One after the other: there may be more than memory holds. */
export async function* readEach(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) yield await readFile(path);
}
