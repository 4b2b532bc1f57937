import { startBuilt, type BuiltProcess } from '../support/built-process.js';
import { startServers, type Servers } from '../support/servers.js';

const LIMIT = 10;

let servers: Servers;
let apis: [BuiltProcess, BuiltProcess];

beforeAll(async () => {
  servers = await startServers();
  const start = () =>
    startBuilt('api', {
      ...servers.environment,
      PORT: '0',
      RATE_LIMIT_WITHOUT_KEY: String(LIMIT),
      TRUSTED_PROXIES: '127.0.0.1',
    });
  apis = await Promise.all([start(), start()]);
}, 60_000);

afterAll(async () => {
  await Promise.all(apis.map((api) => api.end('SIGTERM')));
  await servers.stop();
});

/** Sends requests of one address to the apis in turn; how many were served. */
async function served(address: string, count: number): Promise<number> {
  let ok = 0;
  for (let sent = 0; sent < count; sent += 1) {
    const { url } = apis[sent % apis.length]!;
    const { status } = await fetch(`${url}/v1/collections`, { headers: { 'x-forwarded-for': address } });
    if (status === 200) ok += 1;
    else expect(status).toBe(429);
  }
  return ok;
}

test('two api processes share one limit through Redis', async () => {
  expect(await served('203.0.113.1', 3 * LIMIT)).toBe(LIMIT);
});

test('while Redis is away requests are served, and each process counts for itself', async () => {
  await servers.redis.kill();
  expect(await served('203.0.113.2', 3 * LIMIT)).toBe(2 * LIMIT);
});
