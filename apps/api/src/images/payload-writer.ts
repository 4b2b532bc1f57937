import { Inject, Injectable, Logger } from '@nestjs/common';
import { Collections, Images, payloadOf, type ImageRecord } from '@cliptext/catalog';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

/** Brings the payload that filters see up to date with a changed record. */
@Injectable()
export class PayloadWriter {
  private readonly logger = new Logger('Payload');

  constructor(
    private readonly images: Images,
    private readonly collections: Collections,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /**
   * Does nothing where the payload is not stale. A store that is down is told by the reconciler later; the record says
   * `indexing: pending` until then.
   */
  async refresh(image: ImageRecord): Promise<ImageRecord> {
    if (!image.payloadStale) return image;
    try {
      // Read after the image: a field that is declared later makes it stale again.
      const fields = (await this.collections.findById(image.collectionId))?.fields ?? [];
      await this.space.setPayload([{ id: image.id, payload: payloadOf(image, fields) }]);
      await this.images.confirmPayloads([image]);
      return { ...image, payloadStale: false };
    } catch (error) {
      this.logger.warn(`The payload of ${image.id} is out of date for now: ${String(error)}`);
      return image;
    }
  }
}
