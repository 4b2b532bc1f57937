import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  Images,
  misfitOf,
  payloadOf,
  type Collection,
  type ImageRecord,
  type Metadata,
} from '@cliptext/catalog';
import { Problem } from '@cliptext/http';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';
import { mergePatch } from './merge-patch.js';

/** Changes metadata in the catalog, and in the vector payload that filters see. */
@Injectable()
export class MetadataService {
  private readonly logger = new Logger('Metadata');

  constructor(
    private readonly images: Images,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /**
   * @throws Problem `bad_metadata` when a declared field would get a value of another type;
   *   `image_not_found` when the image was deleted meanwhile.
   */
  async change(collection: Collection, id: string, patch: Metadata): Promise<ImageRecord> {
    const changed = await this.images.changeMetadata(collection.id, id, (metadata) => {
      const merged = mergePatch(metadata, patch);
      const misfit = misfitOf(merged, collection.fields);
      if (!misfit) return merged;
      throw new Problem(
        'bad_metadata',
        `The metadata field "${misfit.name}" must be of the type ${misfit.type}.`,
        {
          errors: [{ pointer: `/metadata/${misfit.name}`, detail: `must be of the type ${misfit.type}` }],
        },
      );
    });
    if (!changed) throw new Problem('image_not_found', 'The image was deleted meanwhile.');
    return changed.payloadStale ? this.tellVectorStore(collection, changed) : changed;
  }

  /** A store that is down is told by the reconciler later; the record says `indexing: pending` until then. */
  private async tellVectorStore(collection: Collection, image: ImageRecord): Promise<ImageRecord> {
    try {
      await this.space.setPayload([{ id: image.id, payload: payloadOf(image, collection.fields) }]);
      await this.images.confirmPayloads([image]);
      return { ...image, payloadStale: false };
    } catch (error) {
      this.logger.warn(`The payload of ${image.id} is out of date for now: ${String(error)}`);
      return image;
    }
  }
}
