import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverUser } from '../../libs/database/src/embedded/server-user.js';
import { freePort } from './free-port.js';
import { startTestServer, type TestServer } from './test-server.js';

const USER = 'cliptext';
const PASSWORD = 'correct horse';

/** Debian keeps each major version in a folder of its own. */
const DEBIAN = '/usr/lib/postgresql';

const programs = (existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
  .map((version) => join(DEBIAN, version, 'bin'))
  .find((folder) => existsSync(join(folder, 'initdb')));

export const hasPostgres = programs !== undefined;

/** What to say where `hasPostgres` is false. */
export const postgresHint = 'needs PostgreSQL (Debian: apt-get install postgresql)';

/** Starts a PostgreSQL with a password on a free port, with a new cluster in a temporary folder within `parent`. */
export async function startPostgres(parent = tmpdir()): Promise<TestServer> {
  if (!programs) throw new Error(postgresHint);
  const folder = await mkdtemp(join(parent, 'cliptext-postgres-'));
  const user = serverUser();
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, PASSWORD);
  if (user) await chown(folder, user.uid, user.gid);
  await chmod(passwordFile, 0o644);
  const cluster = join(folder, 'cluster');
  await promisify(execFile)(
    join(programs, 'initdb'),
    [
      ...['-D', cluster, '-U', USER, '-A', 'scram-sha-256', '--pwfile', passwordFile],
      ...['--no-locale', '-E', 'UTF8', '--no-sync'],
    ],
    { ...user },
  );
  const port = await freePort();
  return startTestServer({
    url: `postgresql://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`,
    command: join(programs, 'postgres'),
    args: [
      ...['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
      ...['-c', `unix_socket_directories=${folder}`, '-c', 'max_connections=200', '-c', 'jit=off'],
    ],
    user,
    ready: /ready to accept connections/,
    haltSignal: 'SIGINT',
    removeData: () => rm(folder, { recursive: true, force: true }),
  });
}
