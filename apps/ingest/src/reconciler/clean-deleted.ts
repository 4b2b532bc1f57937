import { Inject, Injectable } from '@nestjs/common';
import { BLOB_STORE, blobKeys, type BlobStore } from '@cliptext/blob-store';
import { Collections, Images } from '@cliptext/catalog';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

const BATCH = 200;

/** Removes what deleted images left: vectors, originals, thumbnails. */
@Injectable()
export class CleanDeleted {
  constructor(
    private readonly images: Images,
    private readonly collections: Collections,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  async run(): Promise<void> {
    await this.collections.deleteStrayImages();
    for (;;) {
      const ids = await this.images.listToClean(BATCH);
      if (ids.length === 0) return;
      await this.space.delete(ids);
      for (const id of ids) {
        await this.blobs.remove(blobKeys.original(id));
        await this.blobs.remove(blobKeys.thumbnail(id));
      }
      await this.images.markCleaned(ids);
    }
  }
}
