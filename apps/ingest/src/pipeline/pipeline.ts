import { Injectable, Logger } from '@nestjs/common';
import { Images } from '@cliptext/catalog';
import { VectorStoreError, type VectorStoreErrorCode } from '@cliptext/vector-store';
import { Decode } from './decode.js';
import { Encode } from './encode.js';
import { Enrich } from './enrich.js';
import { IngestFailure } from './ingest-failure.js';
import { Load, MAX_ATTEMPTS } from './load.js';
import { Store } from './store.js';

const OUTAGES: VectorStoreErrorCode[] = ['vector_store_unavailable', 'vector_store_timeout'];

/** Indexes one image: load → decode → encode → enrich → store. Each step may run again after a crash. */
@Injectable()
export class Pipeline {
  private readonly logger = new Logger('Ingest');

  constructor(
    private readonly images: Images,
    private readonly load: Load,
    private readonly decode: Decode,
    private readonly encode: Encode,
    private readonly enrich: Enrich,
    private readonly store: Store,
  ) {}

  /**
   * Resolves when the image needs no more work: indexed, failed for good, or gone. Rejects when it is worth
   * trying again later.
   */
  async run(imageId: string): Promise<void> {
    try {
      const loaded = await this.load.run(imageId);
      if (!loaded) return;
      const decoded = await this.decode.run(loaded.original);
      const vector = await this.encode.run(decoded.pixels);
      const payload = await this.enrich.run(loaded.record, decoded);
      await this.store.run(loaded.record, decoded, vector, payload);
    } catch (error) {
      await this.settle(imageId, error);
    }
  }

  private async settle(imageId: string, error: unknown): Promise<void> {
    if (error instanceof IngestFailure) {
      await this.images.markFailed(imageId, { code: error.code, detail: error.message });
      return;
    }
    this.logger.error(`Image ${imageId}: ${error instanceof Error ? error.stack : String(error)}`);
    // A store that is down says nothing about the image: such an attempt does not count.
    if (error instanceof VectorStoreError && OUTAGES.includes(error.code)) {
      await this.images.withdrawAttempt(imageId);
    } else {
      await this.images.failAfter(MAX_ATTEMPTS, imageId, {
        code: 'internal',
        detail: `Indexing failed ${MAX_ATTEMPTS} times for a reason inside the service; its log has the details.`,
      });
    }
    throw error;
  }
}
