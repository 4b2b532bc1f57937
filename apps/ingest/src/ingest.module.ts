import { Module } from '@nestjs/common';
import { BlobStoreModule } from '@cliptext/blob-store';
import { CatalogModule } from '@cliptext/catalog';
import { ConfigModule } from '@cliptext/config';
import { Encoder, EncoderModule } from '@cliptext/encoder';
import { MetricsModule } from '@cliptext/http';
import { ImagesModule } from '@cliptext/images';
import { JobsModule } from '@cliptext/jobs';
import { vectorSpaceOf, VectorStoreModule } from '@cliptext/vector-store';
import { EvaluationRunner } from './evaluation/evaluation-runner.js';
import { Evaluator } from './evaluation/evaluator.js';
import { ReEvaluation } from './evaluation/re-evaluation.js';
import { IngestConsumer } from './ingest-consumer.js';
import { IngestMetrics } from './ingest-metrics.js';
import { Decode } from './pipeline/decode.js';
import { Encode } from './pipeline/encode.js';
import { Enrich } from './pipeline/enrich.js';
import { Load } from './pipeline/load.js';
import { Pipeline } from './pipeline/pipeline.js';
import { Store } from './pipeline/store.js';
import { BlobOwner } from './reconciler/blob-owner.js';
import { CleanDeleted } from './reconciler/clean-deleted.js';
import { CompareStores } from './reconciler/compare-stores.js';
import { Comparison } from './reconciler/comparison.js';
import { DropOldSpaces } from './reconciler/drop-old-spaces.js';
import { Reconciler } from './reconciler/reconciler.js';
import { RefreshPayloads } from './reconciler/refresh-payloads.js';
import { RequeuePending } from './reconciler/requeue-pending.js';

@Module({
  imports: [
    ConfigModule,
    CatalogModule,
    JobsModule,
    BlobStoreModule,
    EncoderModule,
    ImagesModule,
    VectorStoreModule,
    MetricsModule,
  ],
  providers: [
    vectorSpaceOf(Encoder),
    IngestConsumer,
    IngestMetrics,
    Pipeline,
    Load,
    Decode,
    Encode,
    Enrich,
    Store,
    Evaluator,
    ReEvaluation,
    EvaluationRunner,
    Reconciler,
    RequeuePending,
    CleanDeleted,
    RefreshPayloads,
    DropOldSpaces,
    CompareStores,
    Comparison,
    BlobOwner,
  ],
  exports: [IngestMetrics],
})
export class IngestModule {}
