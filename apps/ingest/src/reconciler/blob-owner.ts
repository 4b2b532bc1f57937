import { Inject, Injectable } from '@nestjs/common';
import { BLOB_STORE, blobKeys, BlobNotFoundError, type BlobStore } from '@cliptext/blob-store';
import { Collections, DEFAULT_COLLECTION } from '@cliptext/catalog';

/**
 * The blob store says which catalog its pictures are of. With the catalog of another deployment, or an empty one, none
 * of them would seem to be of an image.
 */
@Injectable()
export class BlobOwner {
  constructor(
    private readonly collections: Collections,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  /** Whether the pictures are of this catalog. A store that does not say so yet belongs to whoever asks first. */
  async isThisCatalog(): Promise<boolean> {
    const owner = await this.blobs.readAll(blobKeys.owner).catch((error: unknown) => {
      if (error instanceof BlobNotFoundError) return null;
      throw error;
    });
    if (owner) return Buffer.from(owner).toString() === (await this.catalogId());
    await this.claim();
    return true;
  }

  async claim(): Promise<void> {
    await this.blobs.write(blobKeys.owner, Buffer.from(await this.catalogId()));
  }

  /** The default collection is made with the catalog, and as long as there is one. */
  private async catalogId(): Promise<string> {
    return (await this.collections.find(DEFAULT_COLLECTION))!.id;
  }
}
