import { Inject, Module, type BeforeApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { RequestLimits } from '@cliptext/http';
import { JOBS, JobsModule, type Jobs, type SharedRedis } from '@cliptext/jobs';

const SHARED_REDIS = Symbol('SharedRedis');

/** How much one client may ask for, counted in the Redis of the queue where there is one. */
@Module({
  imports: [JobsModule],
  providers: [
    { provide: SHARED_REDIS, inject: [JOBS], useFactory: (jobs: Jobs) => jobs.connectRedis() },
    {
      provide: RequestLimits,
      inject: [SETTINGS, SHARED_REDIS],
      useFactory: (settings: Settings, redis: SharedRedis | undefined) =>
        new RequestLimits({
          perKey: settings.keyRateLimit,
          perAddress: settings.addressRateLimit,
          wrongKeys: settings.wrongKeyLimit,
          redis,
        }),
    },
  ],
  exports: [RequestLimits],
})
export class LimitsModule implements BeforeApplicationShutdown {
  constructor(@Inject(SHARED_REDIS) private readonly redis: SharedRedis | undefined) {}

  beforeApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}
