import { move, transferableSymbol, valueSymbol } from 'piscina';
import { decodeImage, type DecodedImage, type DecodeLimits } from './decode-image.js';
import { MoreMemoryNeeded } from './decode-memory.js';
import type { ImageGeometry } from './image-geometry.js';
import { ImageProblem, type ImageProblemCode } from './image-problem.js';

export interface DecodeTask {
  bytes: Uint8Array;
  geometry: ImageGeometry;
  limits: DecodeLimits;
}

/** A problem is a value here: an error that crosses threads keeps neither its class nor its code. */
export type DecodeOutcome =
  | { image: DecodedImage }
  | { problem: { code: ImageProblemCode; message: string } }
  | { memoryNeeded: number };

/** What a thread of `ImageDecoder` runs. */
export async function decode({ bytes, geometry, limits }: DecodeTask): Promise<unknown> {
  try {
    const image = await decodeImage(bytes, geometry, limits);
    const outcome: DecodeOutcome = { image };
    return move({ [transferableSymbol]: [image.pixels.buffer], [valueSymbol]: outcome });
  } catch (error) {
    return failedOutcome(error);
  }
}

function failedOutcome(error: unknown): DecodeOutcome {
  if (error instanceof MoreMemoryNeeded) return { memoryNeeded: error.bytes };
  if (error instanceof ImageProblem) return { problem: { code: error.code, message: error.message } };
  throw error;
}
