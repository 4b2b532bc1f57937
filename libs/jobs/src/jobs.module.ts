import { Global, Logger, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Database, DatabaseModule, withoutRepeats } from '@cliptext/database';
import { IngestQueue } from './ingest-queue.js';
import type { Jobs } from './jobs.js';
import { PostgresJobs } from './postgres/postgres-jobs.js';
import { RedisJobs } from './redis/redis-jobs.js';

/** Injection token of `Jobs`. */
export const JOBS = Symbol('Jobs');

@Global()
@Module({
  imports: [DatabaseModule],
  providers: [
    {
      provide: JOBS,
      inject: [SETTINGS, Database],
      useFactory: (settings: Settings, database: Database): Promise<Jobs> => {
        const logger = new Logger('Queue');
        const onError = withoutRepeats((error) => logger.warn(`The queue does not answer: ${error.message}`));
        return settings.redisUrl
          ? RedisJobs.open(settings.redisUrl, onError)
          : PostgresJobs.open(database, onError);
      },
    },
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
