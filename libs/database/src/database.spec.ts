import { hasPostgres, postgresHint, startPostgres } from '../../../test/support/postgres.js';
import { freePort } from '../../../test/support/free-port.js';
import type { TestServer } from '../../../test/support/test-server.js';
import { Database } from './database.js';

function open(url: string, options: { statementTimeoutMs?: number } = {}): Promise<Database> {
  return Database.open({
    url,
    dataFolder: 'unused',
    poolSize: 2,
    statementTimeoutMs: 60_000,
    onServerLost: (error) => {
      throw error;
    },
    onConnectionError: () => undefined,
    ...options,
  });
}

const describeOnServer = hasPostgres ? describe : describe.skip;

describeOnServer(`a PostgreSQL server (${postgresHint})`, () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startPostgres();
  });

  afterAll(() => server?.stop());

  test('ten replicas that start at once migrate it once', async () => {
    const replicas = await Promise.all(Array.from({ length: 10 }, () => open(server.url)));
    const { rows } = await replicas[0]!.pool.query<{ hash: string }>('SELECT hash FROM cliptext.migrations');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
    await Promise.all(replicas.map((replica) => replica.close()));
  });

  test('a statement that takes too long is ended', async () => {
    const database = await open(server.url, { statementTimeoutMs: 200 });
    await expect(database.pool.query('SELECT pg_sleep(20)')).rejects.toMatchObject({ code: '57014' });
    await database.close();
  });

  test('the pool replaces the connections that a restart broke', async () => {
    const database = await open(server.url);
    await database.check();
    await server.kill();
    await expect(database.check()).rejects.toThrow();
    await server.start();
    await database.check();
    await database.close();
  });

  test.each([
    ['a wrong password', (url: URL) => (url.password = 'secret'), /refuses the user "cliptext".*password/],
    [
      'a database that is not there',
      (url: URL) => (url.pathname = '/none'),
      /has no database "none"\. Create/,
    ],
  ])('%s is said in one line that names the setting', async (_, spoil, reason) => {
    const url = new URL(server.url);
    spoil(url);
    const failure = await open(url.href).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'database_refused' });
    const { message } = failure as Error;
    expect(message).toMatch(/^DATABASE_URL: [^\n]*$/);
    expect(message).toMatch(reason);
    expect(message).not.toContain('secret');
  });
});

test.each([
  ['no server', async () => `127.0.0.1:${await freePort()}`, /no PostgreSQL answers at .*\(ECONNREFUSED\)/],
  ['no such host', () => 'cliptext.invalid', /the host of cliptext\.invalid cannot be found/],
])('%s is said in one line that names the setting', async (_, host, reason) => {
  const failure = await open(`postgres://cliptext:secret@${await host()}/postgres`).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 'database_unreachable' });
  const { message } = failure as Error;
  expect(message).toMatch(/^DATABASE_URL: [^\n]*$/);
  expect(message).toMatch(reason);
});
