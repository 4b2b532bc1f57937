import { Inject, Injectable } from '@nestjs/common';
import { BLOB_STORE, BlobNotFoundError, blobKeys, type BlobStore } from '@cliptext/blob-store';
import { Images, type Failure, type ImageRecord } from '@cliptext/catalog';
import { IngestFailure } from './ingest-failure.js';

/** Attempts that may begin without one ending, before the image is held to be what ends the process. */
export const MAX_ATTEMPTS = 8;

export type LoadedImage = { record: ImageRecord; original: Uint8Array };

/** Why an image fails whose original is lost. */
export function originalMissing(): Failure {
  return { code: 'original_missing', detail: 'The stored original is gone; upload the picture again.' };
}

/** Counts the attempt and fetches the original. */
@Injectable()
export class Load {
  constructor(
    private readonly images: Images,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  /** Null when the image needs no work any more: it is indexed, failed or deleted. */
  async run(imageId: string): Promise<LoadedImage | null> {
    const record = await this.images.beginAttempt(imageId);
    if (!record) return null;
    if (record.attempts > MAX_ATTEMPTS) {
      throw new IngestFailure('crashed', `Work on the picture began ${MAX_ATTEMPTS} times and never ended.`);
    }
    try {
      return { record, original: await this.blobs.readAll(blobKeys.original(imageId)) };
    } catch (error) {
      if (!(error instanceof BlobNotFoundError)) throw error;
      const { code, detail } = originalMissing();
      throw new IngestFailure(code, detail);
    }
  }
}
