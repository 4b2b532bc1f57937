import { Inject, Injectable, Logger } from '@nestjs/common';
import { Collections, Images, payloadOf, type ImageRecord } from '@cliptext/catalog';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

const SEES_ALL = { seesHidden: true };

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
   *
   * @returns the record whose payload was written, newer than the given one where it changed meanwhile
   */
  async refresh(image: ImageRecord): Promise<ImageRecord> {
    if (!image.payloadStale) return image;
    try {
      return await this.write(image);
    } catch (error) {
      this.logger.warn(`The payload of ${image.id} is out of date for now: ${String(error)}`);
      return image;
    }
  }

  /** Until what was written last is what the catalog says: others may write another payload at the same time. */
  private async write(image: ImageRecord): Promise<ImageRecord> {
    for (let current = image; ;) {
      // As they are by now, for a request knows those of a moment ago.
      const fields = (await this.collections.findById(current.collectionId))?.fields ?? [];
      await this.space.setPayload([{ id: current.id, payload: payloadOf(current, fields) }]);
      if ((await this.images.confirmPayloads([current])).has(current.id)) {
        return { ...current, payloadStale: false };
      }
      const changed = await this.images.find(current.collectionId, current.id, SEES_ALL);
      if (!changed) return current;
      current = changed;
    }
  }
}
