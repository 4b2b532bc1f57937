import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, open, chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseError } from '../database-error.js';
import { prepareBinaries, type Binaries } from './binaries.js';
import { initialiseCluster, isInitialised } from './initialise-cluster.js';
import {
  isPostgresProcess,
  isProcessAlive,
  readPostmasterFile,
  type PostmasterFile,
} from './postmaster-file.js';
import { isReachableByEveryone, serverUser, type ServerUser } from './server-user.js';

const START_DEADLINE_MS = 60_000;
const POLL_MS = 20;
const USER = 'cliptext';
const DATABASE = 'postgres';
const SOCKET_FOLDER_PREFIX = 'cliptext-';
/** Of 103 bytes on macOS, those that `/cliptext-XXXXXX/.s.PGSQL.5432.lock` leaves. */
const LONGEST_SOCKET_PARENT = 68;

/**
 * Runs the server, and stops it when the pipe on its standard input closes: that happens when we end it, and
 * also when this process is killed without a chance to clean up.
 */
const WATCHDOG = `exec 3<&0
socket_folder=$1; shift
"$@" </dev/null & server=$!
{ read _ <&3; kill -INT $server; } &
wait $server; status=$?
rm -rf "$socket_folder"
exit $status`;

/**
 * A PostgreSQL server of our own in a folder, reached through a private Unix socket (no TCP).
 * It lives exactly as long as this process, however this process ends.
 */
export class EmbeddedServer {
  private stopping = false;

  /** Takes a server that is ready; `start` makes one. */
  constructor(
    readonly connection: { host: string; user: string; database: string },
    private readonly child: ChildProcess,
    onUnexpectedExit: (error: DatabaseError) => void,
  ) {
    child.once('exit', (code, signal) => {
      child.stdin?.destroy();
      if (this.stopping) return;
      onUnexpectedExit(
        new DatabaseError('server_failed', `The embedded PostgreSQL ended unexpectedly (${signal ?? code}).`),
      );
    });
  }

  /**
   * Starts the server on `folder`, which is initialised first when it is new. A server that a killed process
   * left there is stopped first.
   *
   * @throws DatabaseError `data_folder_in_use` when another live process owns the folder,
   *   `server_failed` with the end of the server's log when it does not come up.
   */
  static async start(
    folder: string,
    onUnexpectedExit: (error: DatabaseError) => void,
  ): Promise<EmbeddedServer> {
    const user = serverUser();
    const binaries = await prepareBinaries(join(dirname(folder), 'postgres-binaries'), user !== undefined);
    if (!(await isInitialised(folder))) await initialiseCluster(folder, binaries.initdb, USER, user);

    const deadline = Date.now() + START_DEADLINE_MS;
    while (Date.now() < deadline) {
      const found = await readPostmasterFile(folder);
      if (found && (await isPostgresProcess(found.pid))) {
        await endLeftover(found, folder);
        continue;
      }
      if (found) await removeTraces(found, folder);
      const server = await launch(folder, binaries, user, onUnexpectedExit);
      if (server) return server;
    }
    throw new DatabaseError(
      'server_failed',
      `PostgreSQL did not start in ${folder}: ${await logTail(folder)}`,
    );
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.stdin?.end();
    await exited;
  }
}

/** One attempt; null when the server ended at once, as it does when another process won the folder. */
async function launch(
  folder: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  onUnexpectedExit: (error: DatabaseError) => void,
): Promise<EmbeddedServer | null> {
  const socketFolder = await makeSocketFolder(user);
  const log = await open(logFile(folder), 'a');
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socketFolder}`,
    'unix_socket_permissions=0700',
    `cliptext.owner=${process.pid}`,
    'log_min_messages=warning',
    'jit=off',
  ];
  const child = spawn(
    'sh',
    [
      ...['-c', WATCHDOG, 'watchdog', socketFolder],
      ...[binaries.postgres, '-D', folder, ...settings.flatMap((setting) => ['-c', setting])],
    ],
    // A session of its own: Ctrl-C in the terminal is for us alone, the server has to outlive our last write.
    {
      stdio: ['pipe', log.fd, log.fd],
      detached: true,
      env: { LC_ALL: 'C', PATH: process.env.PATH },
      ...user,
    },
  );
  await log.close();

  const connection = { host: socketFolder, user: USER, database: DATABASE };
  while (child.exitCode === null && child.signalCode === null) {
    const running = await readPostmasterFile(folder);
    if (running?.isReady && running.socketFolder === socketFolder) {
      return new EmbeddedServer(connection, child, onUnexpectedExit);
    }
    await delay(POLL_MS);
  }
  child.stdin?.destroy();
  if (await readPostmasterFile(folder)) return null;
  throw new DatabaseError('server_failed', `PostgreSQL did not start in ${folder}: ${await logTail(folder)}`);
}

/** Stops a server whose owner is dead; refuses when the owner lives. */
async function endLeftover(found: PostmasterFile, folder: string): Promise<void> {
  const owner = await askOwner(found);
  if (owner !== null && owner !== process.pid && isProcessAlive(owner)) {
    throw new DatabaseError(
      'data_folder_in_use',
      `The data folder ${dirname(folder)} is in use by process ${owner}. Stop that process, or set CLIPTEXT_DATA_DIR to another folder.`,
    );
  }
  if (owner !== null) process.kill(found.pid, 'SIGINT');
  await delay(POLL_MS);
}

/** What a server that was killed could not remove itself. */
async function removeTraces(dead: PostmasterFile, folder: string): Promise<void> {
  await rm(join(folder, 'postmaster.pid'), { force: true });
  if (basename(dead.socketFolder).startsWith(SOCKET_FOLDER_PREFIX)) {
    await rm(dead.socketFolder, { recursive: true, force: true });
  }
}

/** The process that started a running server; null while the server takes no connections (starting, stopping). */
async function askOwner(found: PostmasterFile): Promise<number | null> {
  const client = new pg.Client({ host: found.socketFolder, user: USER, database: DATABASE });
  // A server that is shutting down may cut the connection at any moment: the failed query says enough.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ owner: string }>(
      `SELECT current_setting('cliptext.owner') AS owner`,
    );
    return Number(rows[0]?.owner);
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** In a temporary folder, because a socket's path is limited to about 100 characters. */
async function makeSocketFolder(user: ServerUser | undefined): Promise<string> {
  const parent = (await canHoldSockets(tmpdir(), user)) ? tmpdir() : '/tmp';
  const folder = await mkdtemp(join(parent, SOCKET_FOLDER_PREFIX));
  await chmod(folder, 0o700);
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

/** Whether TMPDIR is there, short enough, and open to the user of the server. */
async function canHoldSockets(folder: string, user: ServerUser | undefined): Promise<boolean> {
  if (Buffer.byteLength(folder) > LONGEST_SOCKET_PARENT) return false;
  try {
    await access(folder, constants.W_OK);
    return !user || (await isReachableByEveryone(folder));
  } catch {
    return false;
  }
}

function logFile(folder: string): string {
  return `${folder}.log`;
}

async function logTail(folder: string): Promise<string> {
  const log = await readFile(logFile(folder), 'utf8').catch(() => '');
  return log.trim().split('\n').slice(-3).join(' ');
}
