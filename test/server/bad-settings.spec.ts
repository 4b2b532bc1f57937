import { startBuilt } from '../support/built-process.js';
import { freePort } from '../support/free-port.js';
import { startServers, type Servers } from '../support/servers.js';

let servers: Servers;

beforeAll(async () => {
  servers = await startServers();
});

afterAll(() => servers?.stop());

const spoiled = (url: string, spoil: (url: URL) => void): string => {
  const changed = new URL(url);
  spoil(changed);
  return changed.href;
};

type Spoil = (environment: Servers['environment']) => Promise<object> | object;

const cases: [string, Spoil, RegExp][] = [
  [
    'a PostgreSQL that is not there',
    async () => ({ DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/c` }),
    /^DATABASE_URL: no PostgreSQL answers at .* Start it, or correct the address\.$/,
  ],
  [
    'a wrong password of PostgreSQL',
    ({ DATABASE_URL }) => ({ DATABASE_URL: spoiled(DATABASE_URL, (url) => (url.password = 'wrong')) }),
    /^DATABASE_URL: PostgreSQL at .* refuses the user .* Correct the user and password in the address\.$/,
  ],
  [
    'a Redis that is not there',
    async () => ({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` }),
    /^REDIS_URL: no Redis answers at .* Start it, correct the address, or unset REDIS_URL/,
  ],
  [
    'a Qdrant that is not there',
    async () => ({ QDRANT_URL: `http://127.0.0.1:${await freePort()}` }),
    /Qdrant.*QDRANT_URL/,
  ],
  ['a wrong scheme', () => ({ REDIS_URL: 'http://127.0.0.1' }), /REDIS_URL.*must be a redis:\/\//],
  ['no Qdrant', () => ({ QDRANT_URL: '' }), /^Not set: QDRANT_URL\./],
];

test.each(cases)('%s is said in one line, and neither process starts', async (_, spoil, reason) => {
  const environment = {
    ...servers.environment,
    PORT: '0',
    INGEST_PORT: '0',
    ...(await spoil(servers.environment)),
  };
  const failures = await Promise.all(
    (['api', 'ingest'] as const).map((app) =>
      startBuilt(app, environment).then(
        () => `The ${app} started`,
        (error: Error) => error.message,
      ),
    ),
  );
  for (const failure of failures) {
    const [ending, ...lines] = failure.split('\n');
    expect(ending).toBe('Cliptext ended with 1:');
    expect(lines.filter((line) => line !== 'These settings cannot be used:')).toEqual([
      expect.stringMatching(reason),
    ]);
  }
});
