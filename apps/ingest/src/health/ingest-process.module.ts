import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest.module.js';
import { HealthController } from './health.controller.js';

/** The worker as a process of its own. */
@Module({ imports: [IngestModule], controllers: [HealthController] })
export class IngestProcessModule {}
