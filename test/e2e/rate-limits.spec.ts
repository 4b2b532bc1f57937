import { Client, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

const LIMIT = 20;
const WRONG_KEYS = 5;
const ADMIN_KEY = 'an-admin-key-of-the-environment-0123456789';

let app: RunningCliptext;

beforeAll(async () => {
  app = await startCliptext({
    environment: {
      CLIPTEXT_ADMIN_KEY: ADMIN_KEY,
      RATE_LIMIT: String(LIMIT),
      WRONG_KEY_LIMIT: String(WRONG_KEYS),
      TRUSTED_PROXIES: '127.0.0.1',
    },
  });
});

afterAll(() => app.stop());

const STATUS = '/v1/status';

async function statusFrom(address: string, key: string) {
  const response = await fetch(app.url + STATUS, {
    headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': address },
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Problem };
}

test('a key has so many requests a minute, and is told how many are left', async () => {
  const admin = new Client(app.url, 'default', ADMIN_KEY);
  const { body } = await admin.request<{ key: string }>('POST', '/v1/keys', {
    name: 'one',
    scopes: ['search'],
  });
  const client = new Client(app.url, 'default', body.key);
  const first = await client.request('GET', STATUS);
  expect(first.status).toBe(200);
  expect(first.headers.get('ratelimit-limit')).toBe(String(LIMIT));
  expect(first.headers.get('ratelimit-remaining')).toBe(String(LIMIT - 1));
  expect(Number(first.headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60);

  const rest = await Promise.all(Array.from({ length: LIMIT }, () => client.request<Problem>('GET', STATUS)));
  const refused = rest.filter(({ status }) => status !== 200);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);

  // Another key has its own count, and health is always told.
  expect((await admin.request('GET', STATUS)).status).toBe(200);
  expect((await client.request('GET', '/livez')).status).toBe(200);
});

test('an address that tries wrong keys has to wait, others do not', async () => {
  for (let attempt = 0; attempt < WRONG_KEYS; attempt += 1) {
    expect((await statusFrom('203.0.113.1', `ct_wrong${attempt}`)).body.code).toBe('unauthorised');
  }
  const refused = await statusFrom('203.0.113.1', 'ct_another');
  expect([refused.status, refused.body.code]).toEqual([429, 'too_many_wrong_keys']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  // While it waits no key of it is looked up, the right one neither.
  expect((await statusFrom('203.0.113.1', ADMIN_KEY)).body.code).toBe('too_many_wrong_keys');
  expect((await statusFrom('203.0.113.2', ADMIN_KEY)).status).toBe(200);
});
