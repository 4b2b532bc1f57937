import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { BlobStoreModule } from '@cliptext/blob-store';
import { CatalogModule } from '@cliptext/catalog';
import { ConfigModule } from '@cliptext/config';
import { Encoder, EncoderModule } from '@cliptext/encoder';
import { AccessGuard, KEY_LOOKUP } from '@cliptext/http';
import { ImagesModule } from '@cliptext/images';
import { JobsModule } from '@cliptext/jobs';
import { vectorSpaceOf, VectorStoreModule } from '@cliptext/vector-store';
import { AuditController } from './audit/audit.controller.js';
import { AuditInterceptor } from './audit/audit.interceptor.js';
import { CollectionsController } from './collections/collections.controller.js';
import { ImagesController } from './images/images.controller.js';
import { MetadataService } from './images/metadata.service.js';
import { UploadService } from './images/upload.service.js';
import { KeyRing } from './keys/key-ring.js';
import { KeysController } from './keys/keys.controller.js';
import { QueryImage } from './search/query-image.js';
import { SearchController } from './search/search.controller.js';
import { SearchService } from './search/search.service.js';
import { TextEncoder } from './search/text-encoder.js';
import { Parts } from './status/parts.js';
import { StatusController } from './status/status.controller.js';
import { StatusService } from './status/status.service.js';

@Module({
  imports: [
    ConfigModule,
    CatalogModule,
    JobsModule,
    BlobStoreModule,
    EncoderModule,
    ImagesModule,
    VectorStoreModule,
  ],
  controllers: [
    CollectionsController,
    ImagesController,
    SearchController,
    KeysController,
    AuditController,
    StatusController,
  ],
  providers: [
    vectorSpaceOf(Encoder),
    KeyRing,
    { provide: KEY_LOOKUP, useExisting: KeyRing },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
    UploadService,
    MetadataService,
    SearchService,
    TextEncoder,
    QueryImage,
    Parts,
    StatusService,
  ],
})
export class ApiModule {}
