import { Inject, Injectable } from '@nestjs/common';
import { Images, type Collection } from '@cliptext/catalog';
import { Encoder } from '@cliptext/encoder';
import { Problem } from '@cliptext/http';
import { ImageDecoder, ImageProblem } from '@cliptext/images';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

/** Finds or makes the embedding of a picture that a query brings. */
@Injectable()
export class QueryImage {
  constructor(
    private readonly images: Images,
    private readonly encoder: Encoder,
    private readonly decoder: ImageDecoder,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /** @throws Problem `image_not_found`, `image_not_indexed` */
  async ofId(collection: Collection, id: string): Promise<Float32Array> {
    const image = await this.images.find(collection.id, id);
    if (!image) throw new Problem('image_not_found', 'There is no such image in this collection.');
    const [point] =
      image.state === 'indexed' && image.space === this.space.name ? await this.space.fetch([id]) : [];
    if (!point)
      throw new Problem('image_not_indexed', `The image is ${image.state}: it has no embedding yet.`);
    return point.vector;
  }

  /** @throws Problem `url_not_supported`, `image_unreadable` */
  async ofBase64(text: string): Promise<Float32Array> {
    if (/^https?:/i.test(text)) {
      throw new Problem(
        'url_not_supported',
        'Send the picture itself, base64-encoded: addresses are not fetched.',
        {
          errors: [{ pointer: '/image/base64', detail: 'is an address' }],
        },
      );
    }
    const bytes = Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64');
    try {
      const { pixels } = await this.decoder.decode(bytes, this.encoder.geometry);
      return await this.encoder.encodeImage(pixels);
    } catch (error) {
      if (!(error instanceof ImageProblem)) throw error;
      throw new Problem('image_unreadable', `${error.message} (${error.code})`, {
        errors: [{ pointer: '/image/base64', detail: error.message }],
      });
    }
  }
}
