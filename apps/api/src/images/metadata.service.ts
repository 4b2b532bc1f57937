import { Injectable } from '@nestjs/common';
import { Images, misfitOf, type Collection, type ImageRecord, type Metadata } from '@cliptext/catalog';
import { Problem } from '@cliptext/http';
import { mergePatch } from './merge-patch.js';
import { PayloadWriter } from './payload-writer.js';

/** Changes metadata in the catalog, and in the vector payload that filters see. */
@Injectable()
export class MetadataService {
  constructor(
    private readonly images: Images,
    private readonly payloads: PayloadWriter,
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
    return this.payloads.refresh(changed);
  }
}
