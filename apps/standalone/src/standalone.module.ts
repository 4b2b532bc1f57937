import { Module } from '@nestjs/common';
import { ApiModule } from '../../api/src/api.module.js';
import { IngestModule } from '../../ingest/src/ingest.module.js';

/** Everything in one process. */
@Module({ imports: [ApiModule, IngestModule] })
export class StandaloneModule {}
