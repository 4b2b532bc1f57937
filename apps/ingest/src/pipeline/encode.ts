import { Injectable } from '@nestjs/common';
import { Encoder } from '@cliptext/encoder';

/** Embeds the pixels. */
@Injectable()
export class Encode {
  constructor(private readonly encoder: Encoder) {}

  run(pixels: Uint8Array): Promise<Float32Array> {
    return this.encoder.encodeImage(pixels);
  }
}
