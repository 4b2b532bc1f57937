import { Module } from '@nestjs/common';
import { BlobStoreModule } from '@cliptext/blob-store';
import { CatalogModule } from '@cliptext/catalog';
import { ConfigModule } from '@cliptext/config';
import { Encoder, EncoderModule } from '@cliptext/encoder';
import { ImagesModule } from '@cliptext/images';
import { JobsModule } from '@cliptext/jobs';
import { vectorSpaceOf, VectorStoreModule } from '@cliptext/vector-store';
import { CollectionsController } from './collections/collections.controller.js';
import { ImagesController } from './images/images.controller.js';
import { MetadataService } from './images/metadata.service.js';
import { UploadService } from './images/upload.service.js';
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
  controllers: [CollectionsController, ImagesController, SearchController, StatusController],
  providers: [
    vectorSpaceOf(Encoder),
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
