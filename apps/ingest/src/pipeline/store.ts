import { Inject, Injectable } from '@nestjs/common';
import { BLOB_STORE, blobKeys, type BlobStore } from '@cliptext/blob-store';
import { Images, type ImageRecord } from '@cliptext/catalog';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';
import type { DecodedImage } from '@cliptext/images';
import type { Enriched } from './enrich.js';

/** Stores what was made, the catalog last: `indexed` promises that everything else is there. */
@Injectable()
export class Store {
  constructor(
    private readonly images: Images,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  async run(
    record: ImageRecord,
    decoded: DecodedImage,
    vector: Float32Array,
    { payload, judgement }: Enriched,
  ): Promise<void> {
    const { id, revision } = record;
    await Promise.all([
      this.blobs.write(blobKeys.thumbnail(id), decoded.thumbnail),
      this.space.upsert([{ id, vector, payload }]),
    ]);
    const { width, height, perceptualHash, placeholder } = decoded;
    const isIndexed = await this.images.markIndexed(id, {
      space: this.space.name,
      width,
      height,
      perceptualHash,
      placeholder,
      revision,
      judgement,
    });
    if (isIndexed) return;
    // Work on one image may overlap: then it cannot be told whose payload was written last.
    const isIndexedMeanwhile = (await this.images.markPayloadsStale([id])) > 0;
    if (!isIndexedMeanwhile) await this.takeBack(id);
  }

  /** The image was deleted or has failed while it was in work: its cleaning may have run before our writes. */
  private async takeBack(id: string): Promise<void> {
    await this.space.delete([id]);
    await this.blobs.remove(blobKeys.thumbnail(id));
  }
}
