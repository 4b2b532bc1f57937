import { Inject, Injectable } from '@nestjs/common';
import { Images, type Collection } from '@cliptext/catalog';
import { Encoder } from '@cliptext/encoder';
import { Problem, type ProblemCode, type Viewer } from '@cliptext/http';
import { ImageDecoder, ImageProblem } from '@cliptext/images';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

/** A picture as requests name it: one of the collection's, or its bytes. */
export type RequestImage = { id: string } | { base64: string };

/** Finds or makes the embedding of a picture that a query brings. */
@Injectable()
export class QueryImage {
  constructor(
    private readonly images: Images,
    private readonly encoder: Encoder,
    private readonly decoder: ImageDecoder,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /**
   * @param pointer where the request names the picture
   * @throws Problem as `ofId` and `ofBase64` do
   */
  of(collection: Collection, image: RequestImage, viewer: Viewer, pointer = '/image'): Promise<Float32Array> {
    return 'id' in image
      ? this.ofId(collection, image.id, viewer, `${pointer}/id`)
      : this.ofBase64(image.base64, `${pointer}/base64`);
  }

  /** @throws Problem `image_not_found`, `image_not_indexed` */
  async ofId(collection: Collection, id: string, viewer: Viewer, pointer?: string): Promise<Float32Array> {
    const fail = (code: ProblemCode, detail: string) =>
      new Problem(code, detail, pointer === undefined ? {} : { errors: [{ pointer, detail }] });
    const image = await this.images.find(collection.id, id, viewer);
    if (!image) throw fail('image_not_found', 'There is no such image in this collection.');
    const [point] =
      image.state === 'indexed' && image.space === this.space.name ? await this.space.fetch([image.id]) : [];
    if (!point) throw fail('image_not_indexed', `The image is ${image.state}: it has no embedding yet.`);
    return point.vector;
  }

  /** @throws Problem `image_unreadable` */
  async ofBase64(text: string, pointer: string): Promise<Float32Array> {
    const fail = (code: ProblemCode, message: string, detail: string) =>
      new Problem(code, message, { errors: [{ pointer, detail }] });
    const digits = text.replace(/^data:[^,]*,/, '').replace(/\s+/g, '');
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(digits)) {
      throw fail('image_unreadable', 'The picture is not sent in base64.', 'is not base64');
    }
    try {
      const { pixels } = await this.decoder.decode(Buffer.from(digits, 'base64'), this.encoder.geometry);
      return await this.encoder.encodeImage(pixels);
    } catch (error) {
      if (!(error instanceof ImageProblem)) throw error;
      throw fail('image_unreadable', `${error.message} (${error.code})`, error.message);
    }
  }
}
