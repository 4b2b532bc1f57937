import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { startTestServer, type TestServer } from './test-server.js';

const REDIS = 'redis-server';

export const hasRedis = spawnSync(REDIS, ['--version']).status === 0;

/** What to say where `hasRedis` is false. */
export const redisHint = 'needs redis-server (Debian: apt-get install redis-server)';

/**
 * Starts a Redis on a free port, with an append-only file in a temporary folder within `parent`, as a deployment would
 * run it.
 */
export async function startRedis({
  password,
  parent = tmpdir(),
}: { password?: string; parent?: string | undefined } = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(parent, 'cliptext-redis-'));
  const port = await freePort();
  return startTestServer({
    url: `redis://${password ? `:${password}@` : ''}127.0.0.1:${port}`,
    command: REDIS,
    args: [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--databases', '1000'],
      ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
      ...(password ? ['--requirepass', password] : []),
    ],
    ready: /Ready to accept connections/,
    haltSignal: 'SIGTERM',
    removeData: () => rm(folder, { recursive: true, force: true }),
  });
}
