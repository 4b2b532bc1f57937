import { availableParallelism } from 'node:os';
import { Encoder } from '@cliptext/encoder';
import { ImageDecoder } from '@cliptext/images';
import { parseSettings } from '@cliptext/config';
import { ownCpuSeconds } from './cpu-time.js';

/** The work that indexing an image cannot do without, done with the libs alone. */
export class DirectWork {
  private constructor(
    private readonly encoder: Encoder,
    private readonly decoder: ImageDecoder,
  ) {}

  static async open(): Promise<DirectWork> {
    const { modelFolder, maxMegapixels, maxSideRatio } = parseSettings({});
    const threads = availableParallelism();
    const encoder = await Encoder.open({ modelFolder, imageThreads: threads });
    await encoder.loadImageTower();
    return new DirectWork(encoder, new ImageDecoder({ threads, maxMegapixels, maxSideRatio }));
  }

  /** CPU seconds an image of decode + thumbnail + encode, as many images in work as the service has. */
  async measure(pictures: readonly Uint8Array[], count: number): Promise<number> {
    let done = 0;
    const cpuBefore = ownCpuSeconds();
    const work = async (): Promise<void> => {
      while (done < count) {
        const { pixels } = await this.decoder.decode(
          pictures[done++ % pictures.length]!,
          this.encoder.geometry,
        );
        await this.encoder.encodeImage(pixels);
      }
    };
    await Promise.all(Array.from({ length: parseSettings({}).ingestConcurrency }, work));
    return (ownCpuSeconds() - cpuBefore) / done;
  }

  async close(): Promise<void> {
    await Promise.all([this.encoder.close(), this.decoder.close()]);
  }
}
