import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { BlobStoreModule } from '@cliptext/blob-store';
import { CatalogModule } from '@cliptext/catalog';
import { ConfigModule } from '@cliptext/config';
import { Encoder, EncoderModule } from '@cliptext/encoder';
import { AccessGuard, EdgeModule, KEY_LOOKUP, MetricsModule } from '@cliptext/http';
import { ImagesModule } from '@cliptext/images';
import { JobsModule } from '@cliptext/jobs';
import { vectorSpaceOf, VectorStoreModule } from '@cliptext/vector-store';
import { AuditController } from './audit/audit.controller.js';
import { AuditInterceptor } from './audit/audit.interceptor.js';
import { CollectionsController } from './collections/collections.controller.js';
import { ComparisonsController } from './comparisons/comparisons.controller.js';
import { EmbeddingsController } from './embeddings/embeddings.controller.js';
import { EmbeddingsService } from './embeddings/embeddings.service.js';
import { TokenStatesService } from './embeddings/token-states.service.js';
import { EventFeed } from './events/event-feed.js';
import { EventsController } from './events/events.controller.js';
import { FailuresController } from './images/failures.controller.js';
import { Backlog } from './images/backlog.js';
import { DeletionService } from './images/deletion.service.js';
import { ImagesController } from './images/images.controller.js';
import { MetadataService } from './images/metadata.service.js';
import { PayloadWriter } from './images/payload-writer.js';
import { RetryService } from './images/retry.service.js';
import { UploadService } from './images/upload.service.js';
import { JobsController } from './jobs/jobs.controller.js';
import { KeyRing } from './keys/key-ring.js';
import { KeysController } from './keys/keys.controller.js';
import { LabelSetsController } from './label-sets/label-sets.controller.js';
import { FacetsController } from './search/facets.controller.js';
import { LoadTextTower } from './search/load-text-tower.js';
import { LimitsModule } from './limits/limits.module.js';
import { ApiMetrics } from './metrics/api-metrics.js';
import { StateMetrics } from './metrics/state-metrics.js';
import { QueryEncoder } from './search/query-encoder.js';
import { DecidedImagesController } from './moderation/decided-images.controller.js';
import { DecisionsController } from './moderation/decisions.controller.js';
import { DryRunService } from './moderation/dry-run.service.js';
import { ModerateController } from './moderation/moderate.controller.js';
import { ModerateService } from './moderation/moderate.service.js';
import { PoliciesController } from './moderation/policies.controller.js';
import { NearDuplicates } from './search/near-duplicates.js';
import { QueryImage } from './search/query-image.js';
import { SearchController } from './search/search.controller.js';
import { SearchService } from './search/search.service.js';
import { Parts } from './status/parts.js';
import { StatusController } from './status/status.controller.js';
import { StatusService } from './status/status.service.js';
import { CaptionsService } from './zero-shot/captions.service.js';
import { ClassifyService } from './zero-shot/classify.service.js';
import { KeptTextCheck } from './zero-shot/kept-text-check.js';
import { NamedCollection } from './zero-shot/named-collection.js';
import { PictureEmbeddings } from './zero-shot/picture-embeddings.js';
import { SimilarityService } from './zero-shot/similarity.service.js';
import { ZeroShotController } from './zero-shot/zero-shot.controller.js';

@Module({
  imports: [
    ConfigModule,
    CatalogModule,
    JobsModule,
    BlobStoreModule,
    EncoderModule,
    ImagesModule,
    VectorStoreModule,
    LimitsModule,
    MetricsModule,
    EdgeModule,
  ],
  controllers: [
    CollectionsController,
    ImagesController,
    FailuresController,
    SearchController,
    FacetsController,
    LabelSetsController,
    PoliciesController,
    DecidedImagesController,
    DecisionsController,
    ModerateController,
    JobsController,
    ZeroShotController,
    EmbeddingsController,
    KeysController,
    AuditController,
    ComparisonsController,
    StatusController,
    EventsController,
  ],
  providers: [
    vectorSpaceOf(Encoder),
    KeyRing,
    { provide: KEY_LOOKUP, useExisting: KeyRing },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
    Backlog,
    UploadService,
    MetadataService,
    RetryService,
    DeletionService,
    PayloadWriter,
    SearchService,
    LoadTextTower,
    QueryEncoder,
    QueryImage,
    NearDuplicates,
    KeptTextCheck,
    DryRunService,
    ModerateService,
    NamedCollection,
    PictureEmbeddings,
    ClassifyService,
    CaptionsService,
    SimilarityService,
    EmbeddingsService,
    TokenStatesService,
    Parts,
    StatusService,
    EventFeed,
    ApiMetrics,
    StateMetrics,
  ],
})
export class ApiModule {}
