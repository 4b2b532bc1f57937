import { Controller, Get, Inject, Res } from '@nestjs/common';
import { BLOB_STORE, type BlobStore } from '@cliptext/blob-store';
import { Database } from '@cliptext/database';
import { Encoder } from '@cliptext/encoder';
import { answers } from '@cliptext/http';
import { IngestQueue } from '@cliptext/jobs';
import { VECTOR_STORE, type VectorStore } from '@cliptext/vector-store';
import type { FastifyReply } from 'fastify';

/** Tells an orchestrator how the process is. */
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly queue: IngestQueue,
    private readonly encoder: Encoder,
    @Inject(VECTOR_STORE) private readonly vectorStore: VectorStore,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  @Get('livez')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: 'ok' | 'unavailable'; parts: Record<string, boolean> }> {
    const [catalog, queue, vectorStore, blobStore, imageTower] = await Promise.all([
      answers(this.database.check()),
      answers(this.queue.check()),
      answers(this.vectorStore.check()),
      answers(this.blobs.check()),
      answers(this.encoder.loadImageTower()),
    ]);
    const parts = { catalog, queue, vectorStore, blobStore, imageTower };
    const isReady = Object.values(parts).every(Boolean);
    void reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'unavailable', parts };
  }
}
