import { builtFile } from '@cliptext/config';
import { Piscina } from 'piscina';
import { timedOut, type DecodedImage } from './decode-image.js';
import type { DecodeOutcome, DecodeTask } from './decode.worker.js';
import type { ImageGeometry } from './image-geometry.js';
import { ImageProblem } from './image-problem.js';
import './sharp.js'; // Says, for all threads, what may be decoded.
import { Slots } from './slots.js';

export interface ImageDecoderOptions {
  threads: number;
  /** Pixels of the original, in millions. */
  maxMegapixels: number;
  /** Longest side ÷ shortest side. */
  maxSideRatio: number;
  /** Time that one image may take once its turn has come; default 60 s. */
  timeLimitMs?: number;
  /** What large images may take together while they are decoded, in bytes; default 2 GB. */
  memory?: number;
}

/** What every thread may take without asking, in bytes: enough for all but a few pictures. */
const MEMORY_OF_A_THREAD = 150e6;

/** Decodes images in worker threads. Whatever an image does, it fails alone. */
export class ImageDecoder {
  private readonly pool: Piscina<DecodeTask, DecodeOutcome>;
  private readonly slots: Slots;
  /** Bytes that large images may take together. */
  private readonly memory: Slots;
  private readonly limits: Required<Omit<ImageDecoderOptions, 'threads'>>;
  private closed = false;

  constructor({ threads, timeLimitMs = 60_000, memory = 2e9, ...limits }: ImageDecoderOptions) {
    this.limits = { ...limits, timeLimitMs, memory };
    this.slots = new Slots(threads);
    this.memory = new Slots(memory);
    this.pool = new Piscina({
      filename: builtFile('./decode.worker.js', import.meta.url).href,
      name: 'decode',
      minThreads: threads,
      maxThreads: threads,
    });
    // A thread that dies between images is replaced and concerns nobody.
    this.pool.on('error', () => {});
  }

  /**
   * The image's pixels at `geometry`, its thumbnail and its original size. `bytes` is copied.
   * @throws {ImageProblem} when this image cannot be decoded
   * @throws {Error} when the decoder is closed, which says nothing about the image
   */
  async decode(bytes: Uint8Array, geometry: ImageGeometry): Promise<DecodedImage> {
    const decodeWithin = (memory: number) =>
      this.slots.run(() => this.runInThread({ bytes, geometry, limits: { ...this.limits, memory } }));
    let outcome = await decodeWithin(MEMORY_OF_A_THREAD);
    if ('memoryNeeded' in outcome) {
      const { memoryNeeded } = outcome;
      if (memoryNeeded > this.limits.memory) throw tooMuchMemory(memoryNeeded, this.limits.memory);
      outcome = await this.memory.run(() => decodeWithin(memoryNeeded), memoryNeeded);
    }
    if ('image' in outcome) return outcome.image;
    if ('problem' in outcome) throw new ImageProblem(outcome.problem.code, outcome.problem.message);
    throw new Error(`Decoding needed ${outcome.memoryNeeded} bytes, and more again.`);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.pool.destroy();
  }

  private async runInThread(task: DecodeTask): Promise<DecodeOutcome> {
    this.assertOpen();
    const timeout = AbortSignal.timeout(this.limits.timeLimitMs);
    try {
      return await this.pool.run(task, { signal: timeout });
    } catch {
      this.assertOpen();
      if (timeout.aborted) throw timedOut(this.limits.timeLimitMs);
      throw new ImageProblem('image_crashed', 'The image made its decoder crash.');
    }
  }

  private assertOpen(): void {
    if (this.closed) throw new Error('The image decoder is closed.');
  }
}

function tooMuchMemory(needed: number, limit: number): ImageProblem {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
  return new ImageProblem(
    'image_too_large',
    `The image may take ${megabytes(needed)} MB to decode; the limit is ${megabytes(limit)} MB (MAX_DECODE_MB).`,
  );
}
