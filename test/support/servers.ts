import { hasPostgres, postgresHint, startPostgres } from './postgres.js';
import { qdrantPython, qdrantPythonHint, startQdrant } from './qdrant.js';
import { hasRedis, redisHint, startRedis } from './redis.js';
import type { TestServer } from './test-server.js';

/** What this machine lacks for server mode, and how to get it. */
export const missingServers = [
  ...(hasPostgres ? [] : [postgresHint]),
  ...(hasRedis ? [] : [redisHint]),
  ...(qdrantPython ? [] : [qdrantPythonHint]),
];

/** The servers of one deployment: the real ones, and Qdrant's engine behind its REST API. */
export type Servers = {
  postgres: TestServer;
  redis: TestServer;
  qdrant: { url: string; stop(): Promise<void> };
  /** The settings that point the service at them. */
  environment: { DATABASE_URL: string; REDIS_URL: string; QDRANT_URL: string };
  stop(): Promise<void>;
};

export async function startServers(): Promise<Servers> {
  const [postgres, redis, qdrant] = await Promise.all([startPostgres(), startRedis(), startQdrant()]);
  return {
    postgres,
    redis,
    qdrant,
    environment: { DATABASE_URL: postgres.url, REDIS_URL: redis.url, QDRANT_URL: qdrant.url },
    stop: async () => void (await Promise.all([postgres.stop(), redis.stop(), qdrant.stop()])),
  };
}
