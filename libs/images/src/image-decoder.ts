import { builtFile } from '@cliptext/config';
import { Piscina } from 'piscina';
import { timedOut, type DecodedImage, type DecodeLimits } from './decode-image.js';
import type { DecodeOutcome, DecodeTask } from './decode.worker.js';
import type { ImageGeometry } from './image-geometry.js';
import { ImageProblem } from './image-problem.js';
import { Slots } from './slots.js';

export interface ImageDecoderOptions {
  threads: number;
  /** Pixels of the original, in millions. */
  maxMegapixels: number;
  /** Longest side ÷ shortest side. */
  maxSideRatio: number;
  /** Time that one image may take once its turn has come; default 60 s. */
  timeLimitMs?: number;
}

/** Decodes images in worker threads. Whatever an image does, it fails alone. */
export class ImageDecoder {
  private readonly pool: Piscina<DecodeTask, DecodeOutcome>;
  private readonly slots: Slots;
  private readonly limits: DecodeLimits;
  private closed = false;

  constructor({ threads, maxMegapixels, maxSideRatio, timeLimitMs = 60_000 }: ImageDecoderOptions) {
    this.limits = { maxMegapixels, maxSideRatio, timeLimitMs };
    this.slots = new Slots(threads);
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
    const outcome = await this.slots.run(() => this.runInThread({ bytes, geometry, limits: this.limits }));
    if ('problem' in outcome) throw new ImageProblem(outcome.problem.code, outcome.problem.message);
    return outcome.image;
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
