import { Injectable, Logger } from '@nestjs/common';
import { BlobStoreError } from '@cliptext/blob-store';
import { Images, type Failure } from '@cliptext/catalog';
import { databaseOutage, innermostCause, withoutRepeats } from '@cliptext/database';
import { EncoderError, endsItsThread } from '@cliptext/encoder';
import { VectorStoreError } from '@cliptext/vector-store';
import { IngestMetrics, type IngestOutcome } from '../ingest-metrics.js';
import { Decode } from './decode.js';
import { Encode } from './encode.js';
import { Enrich } from './enrich.js';
import { IngestFailure } from './ingest-failure.js';
import { Load, MAX_ATTEMPTS } from './load.js';
import { Rejection } from './rejection.js';
import { Store } from './store.js';

/** Each ends a thread of the encoder, or keeps it for as long as the encoder allows. */
const MAX_ENCODING_ATTEMPTS = 3;

/** Indexes one image: load → decode → encode → enrich → store. Each step may run again after a crash. */
@Injectable()
export class Pipeline {
  private readonly logger = new Logger('Ingest');
  private readonly reportOutage = withoutRepeats((error) =>
    this.logger.error(`Images wait until this is over: ${error.message}`),
  );

  constructor(
    private readonly images: Images,
    private readonly load: Load,
    private readonly decode: Decode,
    private readonly encode: Encode,
    private readonly enrich: Enrich,
    private readonly store: Store,
    private readonly metrics: IngestMetrics,
  ) {}

  /**
   * Resolves when the image needs no more work: indexed, failed for good, or gone. Rejects when it is worth
   * trying again later.
   */
  async run(imageId: string): Promise<IngestOutcome> {
    try {
      const loaded = await this.metrics.time('load', () => this.load.run(imageId));
      if (!loaded) return 'gone';
      const decoded = await this.metrics.time('decode', () => this.decode.run(loaded.original));
      const vector = await this.metrics.time('encode', () => this.encode.run(decoded.pixels));
      const enriched = await this.metrics.time('enrich', () =>
        this.enrich.run(loaded.record, decoded, vector),
      );
      await this.metrics.time('store', () => this.store.run(loaded.record, decoded, vector, enriched));
      return 'indexed';
    } catch (error) {
      await this.settle(imageId, error);
      return 'failed';
    }
  }

  /** @throws the error, when it says nothing final about the image */
  private async settle(imageId: string, error: unknown): Promise<void> {
    if (error instanceof IngestFailure) {
      const failure = { code: error.code, detail: error.message };
      if (!(error instanceof Rejection)) return this.images.markFailed(imageId, failure);
      return this.images.markRejected(imageId, failure, error.judgement);
    }
    const outage = outageOf(error);
    if (outage) {
      this.reportOutage(outage);
      await this.images.withdrawAttempt(imageId);
    } else {
      this.logger.error(`Image ${imageId}: ${error instanceof Error ? error.stack : String(error)}`);
      const { attempts, ...failure } = failureOf(error);
      await this.images.failAfter(attempts, imageId, failure);
    }
    throw error;
  }
}

/** How an image ends that failed so many times for a reason that may pass. */
function failureOf(error: unknown): Failure & { attempts: number } {
  if (endsItsThread(error)) {
    const detail = `Encoding failed ${MAX_ENCODING_ATTEMPTS} times: ${error.message}`;
    return { attempts: MAX_ENCODING_ATTEMPTS, code: error.code, detail };
  }
  const detail = `Indexing failed ${MAX_ATTEMPTS} times for a reason inside the service; its log has the details.`;
  return { attempts: MAX_ATTEMPTS, code: 'internal', detail };
}

/** A part that is down or full says nothing about the image: such an attempt does not count. */
function outageOf(error: unknown): Error | undefined {
  if (error instanceof BlobStoreError) return error.code === 'blob_damaged' ? undefined : error;
  if (error instanceof EncoderError) return ENCODER_AWAY.has(error.code) ? error : undefined;
  if (error instanceof VectorStoreError) return PASSING.has(error.code) ? error : undefined;
  return databaseOutage(error) && (innermostCause(error) as Error);
}

/** In one process searches share the text tower, and may fill its queue. */
const ENCODER_AWAY = new Set(['tower_unavailable', 'encoder_busy', 'encoder_closed']);

const PASSING = new Set(['vector_store_unavailable', 'vector_store_timeout']);
