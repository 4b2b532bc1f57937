import { access, constants, mkdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { DatabaseError } from './database-error.js';
import { EmbeddedServer } from './embedded/embedded-server.js';
import { isReachableByEveryone, makeReachable, serverUser } from './embedded/server-user.js';
import { listenTo } from './listen-to.js';
import { migrateDatabase } from './migrate.js';
import { toServerError } from './server-failure.js';
import { withoutRepeats } from './without-repeats.js';

/** Longest wait for a connection: to a server that does not answer, or for one of the pool to come free. */
const CONNECTION_TIMEOUT_MS = 15_000;

/** Where clusters are whose data folder the server's user cannot reach. */
const STANDS = '/var/lib/cliptext';

export type DatabaseOptions = {
  /** A PostgreSQL server to use; without it, an embedded one runs in the data folder. */
  url?: string | undefined;
  dataFolder: string;
  poolSize: number;
  statementTimeoutMs: number;
  /** Told when the embedded server ends by itself; nothing can be saved from then on. */
  onServerLost: (error: DatabaseError) => void;
  /** Told of idle connections that broke, of each cause once a minute; the pool replaces them. */
  onConnectionError: (error: Error) => void;
};

/** What runs in `drizzle.transaction`. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

/** The PostgreSQL database of the service: a pool, drizzle on top of it, all migrations applied. */
export class Database {
  readonly drizzle: NodePgDatabase;

  private constructor(
    readonly pool: pg.Pool,
    readonly kind: 'embedded' | 'server',
    private readonly server: EmbeddedServer | undefined,
  ) {
    this.drizzle = drizzle(pool);
  }

  /**
   * Starts or reaches the server and applies what migrations are missing.
   *
   * @throws DatabaseError when the server cannot be started or reached; nothing is left running.
   */
  static async open(options: DatabaseOptions): Promise<Database> {
    const server = options.url
      ? undefined
      : await EmbeddedServer.start(await clusterFolder(options.dataFolder), options.onServerLost);
    const pool = new pg.Pool({
      ...(server?.connection ?? { connectionString: options.url }),
      max: options.poolSize,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      statement_timeout: options.statementTimeoutMs,
      // BullMQ's statements are unqualified, and our own tables live in the schema `cliptext`.
      options: '-c search_path=bullmq,public',
      keepAlive: true,
    });
    pool.on('error', withoutRepeats(options.onConnectionError));
    // One that breaks between two statements of whoever holds it must not end the process: the next statement fails.
    pool.on('connect', (client) => client.on('error', () => undefined));
    // BullMQ adds listeners to the pool for each queue and worker.
    pool.setMaxListeners(50);
    const database = new Database(pool, server ? 'embedded' : 'server', server);
    try {
      await migrateDatabase(pool);
    } catch (error) {
      await database.close();
      throw options.url ? toServerError(error, options.url) : error;
    }
    return database;
  }

  /** Whether the server answers. */
  async check(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  /**
   * Runs `work` unless another process is running it under the same lock; whether it ran. The lock lives on a
   * connection of its own, and ends with it.
   */
  async withLock(lock: number, work: () => Promise<void>): Promise<boolean> {
    const client = await this.pool.connect();
    try {
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
        lock,
      ]);
      if (!rows[0]?.locked) return false;
      try {
        await work();
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [lock]);
      }
      return true;
    } finally {
      client.release();
    }
  }

  /**
   * Calls `onNotice` on each notification of a channel, and after each time that the connection was lost, when there
   * may have been some. It holds a connection of its own.
   *
   * @returns what ends it
   */
  listen(channel: string, onNotice: () => void): Promise<() => Promise<void>> {
    return listenTo(this.pool, channel, onNotice);
  }

  async close(): Promise<void> {
    // Connections may still be closing when the server ends, and are told so: that concerns nobody any more.
    this.pool.removeAllListeners('error').on('error', () => undefined);
    await this.pool.end();
    await this.server?.stop();
  }
}

/**
 * The cluster's folder in the data folder. As root the server runs as `nobody`: where that user cannot reach
 * the data folder (a private home), the cluster stands under `STANDS`, by the data folder's path.
 */
async function clusterFolder(dataFolder: string): Promise<string> {
  const folder = resolve(dataFolder);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DatabaseError(
      'data_folder_unusable',
      `CLIPTEXT_DATA_DIR ${folder} cannot be used: ${String(error)}. Name a folder that this user may write to.`,
    );
  }
  if (!serverUser() || (await isReachableByEveryone(folder))) return join(folder, 'postgres');
  const stand = join(STANDS, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  await makeReachable(STANDS);
  await makeReachable(stand);
  return join(stand, 'postgres');
}
