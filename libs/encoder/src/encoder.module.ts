import { Global, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder } from './encoder.js';
import { TextEncoder } from './text-encoder.js';

@Global()
@Module({
  providers: [
    {
      provide: Encoder,
      inject: [SETTINGS],
      useFactory: ({ modelFolder, imageThreads, textThreads, encodeTimeoutSeconds }: Settings) =>
        Encoder.open({
          modelFolder,
          imageThreads,
          textThreads,
          timeLimitMs: encodeTimeoutSeconds * 1_000,
        }),
    },
    TextEncoder,
  ],
  exports: [Encoder, TextEncoder],
})
export class EncoderModule implements BeforeApplicationShutdown {
  constructor(private readonly encoder: Encoder) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.encoder.close();
  }
}
