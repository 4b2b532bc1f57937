import { Global, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { ImageDecoder } from './image-decoder.js';

@Global()
@Module({
  providers: [
    {
      provide: ImageDecoder,
      inject: [SETTINGS],
      useFactory: ({
        imageThreads,
        maxMegapixels,
        maxSideRatio,
        decodeTimeoutSeconds,
        maxDecodeMegabytes,
      }: Settings) =>
        new ImageDecoder({
          threads: imageThreads,
          maxMegapixels,
          maxSideRatio,
          timeLimitMs: decodeTimeoutSeconds * 1_000,
          memory: maxDecodeMegabytes * 1e6,
        }),
    },
  ],
  exports: [ImageDecoder],
})
export class ImagesModule implements BeforeApplicationShutdown {
  constructor(private readonly decoder: ImageDecoder) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.decoder.close();
  }
}
