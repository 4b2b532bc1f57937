import { Redis, type RedisOptions } from 'ioredis';
import { QueueError } from '../queue-error.js';

const CONNECT_TIMEOUT_MS = 5_000;
const COMMAND_TIMEOUT_MS = 5_000;
const SHARED_COMMAND_TIMEOUT_MS = 100;
const LONGEST_RETRY_PAUSE_MS = 2_000;

const common: RedisOptions = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  // A connection that is gone already still holds the process up for this long.
  disconnectTimeout: 500,
  retryStrategy: (tries) => Math.min(50 * 2 ** tries, LONGEST_RETRY_PAUSE_MS),
};

/**
 * A connection to add jobs through, which fails at once while the server is away: an upload does not wait for the
 * queue.
 *
 * @throws QueueError naming REDIS_URL when the server cannot be reached or refuses us.
 */
export async function connectProducer(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    ...common,
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
  });
  let failure: Error | undefined;
  const remember = (error: Error): void => void (failure ??= error);
  redis.on('error', remember);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw toQueueError(failure ?? (error as Error), url);
  }
  redis.off('error', remember);
  return redis;
}

/** A connection to take jobs through, which waits for the server as long as it takes. */
export function makeWorkerConnection(url: string): Redis {
  return new Redis(url, { ...common, maxRetriesPerRequest: null });
}

/** A connection for what a request asks on its way: it had better go without an answer than wait for one. */
export function makeSharedConnection(url: string): Redis {
  return new Redis(url, {
    ...common,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: SHARED_COMMAND_TIMEOUT_MS,
  });
}

function toQueueError(error: Error, url: string): QueueError {
  const { host } = new URL(url);
  if (/^(WRONGPASS|NOAUTH|NOPERM|ERR invalid password|ERR AUTH)/.test(error.message)) {
    return new QueueError(
      'queue_refused',
      `REDIS_URL: Redis at ${host} refuses us (${error.message}). Correct the user and password in the address.`,
      { cause: error },
    );
  }
  const { code } = error as NodeJS.ErrnoException;
  return new QueueError(
    'queue_unreachable',
    `REDIS_URL: no Redis answers at ${host} (${code ?? error.message}). Start it, correct the address, or unset REDIS_URL to keep the queue in PostgreSQL.`,
    { cause: error },
  );
}
