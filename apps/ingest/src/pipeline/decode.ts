import { Injectable } from '@nestjs/common';
import { Encoder } from '@cliptext/encoder';
import { ImageDecoder, ImageProblem, type DecodedImage } from '@cliptext/images';
import { IngestFailure } from './ingest-failure.js';

/** Decodes the original to the pixels that the model wants, and to a thumbnail. */
@Injectable()
export class Decode {
  constructor(
    private readonly decoder: ImageDecoder,
    private readonly encoder: Encoder,
  ) {}

  async run(original: Uint8Array): Promise<DecodedImage> {
    try {
      return await this.decoder.decode(original, this.encoder.geometry);
    } catch (error) {
      if (error instanceof ImageProblem) throw new IngestFailure(error.code, error.message);
      throw error;
    }
  }
}
