import { hasPostgres, postgresHint, startPostgres } from './postgres.js';
import { qdrantPython, qdrantPythonHint, startQdrant } from './qdrant.js';
import { hasRedis, redisHint, startRedis } from './redis.js';
import { startS3, versitygw, versitygwHint, type S3Server } from './s3.js';
import type { TestServer } from './test-server.js';

/** What this machine lacks for server mode, and how to get it. */
export const missingServers = [
  ...(hasPostgres ? [] : [postgresHint]),
  ...(hasRedis ? [] : [redisHint]),
  ...(qdrantPython ? [] : [qdrantPythonHint]),
  ...(versitygw ? [] : [versitygwHint]),
];

/** The servers of one deployment: real ones, Qdrant's engine behind its REST API, and an S3-compatible server. */
export type Servers = {
  postgres: TestServer;
  redis: TestServer;
  qdrant: { url: string; stop(): Promise<void> };
  s3: S3Server;
  /** The settings that point the service at them. */
  environment: Record<'DATABASE_URL' | 'REDIS_URL' | 'QDRANT_URL' | `S3_${string}`, string>;
  stop(): Promise<void>;
};

/** Folders that two of the servers keep their data in; without them, temporary ones. */
export type ServerFolders = { postgres?: string; redis?: string };

export async function startServers(folders: ServerFolders = {}): Promise<Servers> {
  const [postgres, redis, qdrant, s3] = await Promise.all([
    startPostgres(folders.postgres),
    startRedis({ parent: folders.redis }),
    startQdrant(),
    startS3(),
  ]);
  return {
    postgres,
    redis,
    qdrant,
    s3,
    environment: {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      QDRANT_URL: qdrant.url,
      S3_ENDPOINT: s3.endpoint,
      S3_BUCKET: s3.bucket,
      S3_ACCESS_KEY_ID: s3.credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
    },
    stop: async () => void (await Promise.all([postgres.stop(), redis.stop(), qdrant.stop(), s3.remove()])),
  };
}
