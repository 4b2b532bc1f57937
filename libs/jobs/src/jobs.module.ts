import { Global, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database, DatabaseModule } from '@cliptext/database';
import { IngestQueue } from './ingest-queue.js';
import type { Jobs } from './jobs.js';
import { PostgresJobs } from './postgres/postgres-jobs.js';

/** Injection token of `Jobs`. */
export const JOBS = Symbol('Jobs');

@Global()
@Module({
  imports: [DatabaseModule],
  providers: [
    { provide: JOBS, inject: [Database], useFactory: (database: Database) => PostgresJobs.open(database) },
    { provide: IngestQueue, inject: [JOBS], useFactory: (jobs: Jobs) => jobs.createIngestQueue() },
  ],
  exports: [JOBS, IngestQueue],
})
export class JobsModule implements BeforeApplicationShutdown {
  constructor(private readonly queue: IngestQueue) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }
}
