import { Inject, Injectable } from '@nestjs/common';
import { BLOB_STORE, type BlobStore } from '@cliptext/blob-store';
import { Database } from '@cliptext/database';
import { Encoder } from '@cliptext/encoder';
import { answers } from '@cliptext/http';
import { IngestQueue } from '@cliptext/jobs';
import { VECTOR_STORE, type VectorStore } from '@cliptext/vector-store';

export type PartName = 'catalog' | 'queue' | 'vectorStore' | 'blobStore' | 'textTower';

/** Asks every part that the API depends on whether it works, each within half a second. */
@Injectable()
export class Parts {
  readonly kinds: Record<Exclude<PartName, 'textTower'>, string>;

  constructor(
    private readonly database: Database,
    private readonly queue: IngestQueue,
    private readonly encoder: Encoder,
    @Inject(VECTOR_STORE) private readonly vectorStore: VectorStore,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {
    this.kinds = {
      catalog: database.kind,
      queue: queue.kind,
      vectorStore: vectorStore.kind,
      blobStore: blobs.kind,
    };
  }

  async check(): Promise<Record<PartName, boolean>> {
    const [catalog, queue, vectorStore, blobStore, textTower] = await Promise.all([
      answers(this.database.check()),
      answers(this.queue.check()),
      answers(this.vectorStore.check()),
      answers(this.blobs.check()),
      answers(this.encoder.loadTextTower()),
    ]);
    return { catalog, queue, vectorStore, blobStore, textTower };
  }
}
