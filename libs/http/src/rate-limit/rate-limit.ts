import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

const MINUTE_SECONDS = 60;
const KEY_PREFIX = 'cliptext:rate';

export type RateLimitOptions = {
  /** Of what it counts; one name is one count across replicas. */
  name: string;
  perMinute: number;
  /** A Redis connection that replicas share, as ioredis makes it; without one each process counts for itself. */
  redis?: unknown;
};

/** Where somebody stands after a request was counted. */
export type Allowance = { limit: number; remaining: number; resetSeconds: number; isExceeded: boolean };

/** Counts what somebody does in a minute that begins with the first time. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory | RateLimiterRedis;

  constructor({ name, perMinute, redis }: RateLimitOptions) {
    const options = { keyPrefix: `${KEY_PREFIX}:${name}`, points: perMinute, duration: MINUTE_SECONDS };
    const alone = new RateLimiterMemory(options);
    this.limiter = redis
      ? new RateLimiterRedis({
          ...options,
          storeClient: redis,
          rejectIfRedisNotReady: true,
          // While Redis does not answer each process counts for itself.
          insuranceLimiter: alone,
          // Who is over the limit stays so for the minute: Redis is not asked again.
          inMemoryBlockOnConsumed: perMinute + 1,
        })
      : alone;
  }

  /** @param subject whom to count for, such as the id of a key */
  async count(subject: string): Promise<Allowance> {
    try {
      return this.allowance(await this.limiter.consume(subject), false);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return this.allowance(refusal, true);
      throw refusal;
    }
  }

  private allowance({ remainingPoints, msBeforeNext }: RateLimiterRes, isExceeded: boolean): Allowance {
    return {
      limit: this.limiter.points,
      remaining: remainingPoints,
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
      isExceeded,
    };
  }
}
