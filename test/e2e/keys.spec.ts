import { Client, sampleFiles, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

type Key = {
  id: string;
  key: string;
  name: string;
  scopes: string[];
  lastUsedAt: string | null;
  revokedAt: string | null;
};

let app: RunningCliptext;
let admin: Client;

beforeAll(async () => {
  app = await startCliptext();
  const open = new Client(app.url);
  await open.uploadAndSettle(await sampleFiles('clothing_hat_4fe8da.jpg'));
  expect((await open.request('GET', '/v1/keys/current')).body).toEqual({
    id: null,
    name: null,
    scopes: ['admin'],
    collections: null,
  });
  const first = await open.request<Problem>('POST', '/v1/keys', { name: 'reader', scopes: ['search'] });
  expect(first).toMatchObject({ status: 409, body: { code: 'admin_key_first' } });
  const limited = { name: 'limited', scopes: ['admin'], collections: ['default'] };
  // It could make no other key.
  expect(await open.request<Problem>('POST', '/v1/keys', limited)).toMatchObject({
    status: 409,
    body: { code: 'admin_key_first' },
  });
  const { status, body } = await open.request<Key>('POST', '/v1/keys', { name: 'root', scopes: ['admin'] });
  expect(status).toBe(201);
  expect(body.key).toMatch(/^ct_[\w-]{43}$/);
  admin = new Client(app.url, 'default', body.key);
});

afterAll(() => app.stop());

async function make(
  scopes: string[],
  collections: string[] | null = null,
): Promise<{ record: Key; client: Client }> {
  const { body } = await admin.request<Key>('POST', '/v1/keys', {
    name: `for ${scopes.join()}`,
    scopes,
    collections,
  });
  return { record: body, client: new Client(app.url, 'default', body.key) };
}

test('from the first key on, a request needs one, in the header alone', async () => {
  const nobody = new Client(app.url);
  const refused = await nobody.searchByLink('q=a+hat');
  expect(refused).toMatchObject({ status: 401, body: { code: 'unauthorised' } });
  expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  expect((await nobody.searchByLink(`q=a+hat&key=${admin.key}`)).status).toBe(401);
  expect((await new Client(app.url, 'default', 'ct_wrong').searchByLink('q=a+hat')).status).toBe(401);
  expect((await admin.searchByLink('q=a+hat')).status).toBe(200);
  expect((await nobody.request('GET', '/livez')).status).toBe(200);
});

test.each([
  ['search', { search: 200, upload: 403, keys: 403, create: 403 }],
  ['write', { search: 403, upload: 200, keys: 403, create: 403 }],
  ['moderate', { search: 403, upload: 403, keys: 403, create: 403 }],
  ['admin', { search: 200, upload: 200, keys: 200, create: 409 }],
])('a key with the scope %s may do what it says and nothing else', async (scope, expected) => {
  const { client } = await make([scope]);
  const file = await sampleFiles('clothing_hat_4fe8da.jpg');
  expect({
    search: (await client.searchByLink('q=a+hat')).status,
    upload: (await client.upload(file)).status,
    keys: (await client.request('GET', '/v1/keys')).status,
    create: (await client.request('POST', '/v1/collections', { name: 'default' })).status,
  }).toEqual(expected);
});

test('a key is told what it may do, whatever that is', async () => {
  const { record, client } = await make(['moderate'], ['default']);
  expect((await client.request('GET', '/v1/keys/current')).body).toEqual({
    id: record.id,
    name: record.name,
    scopes: ['moderate'],
    collections: ['default'],
  });
});

test('every route but the health ones wants a key', async () => {
  const { body } = await admin.request<{ paths: Record<string, Record<string, unknown>> }>(
    'GET',
    '/openapi.json',
  );
  const nobody = new Client(app.url);
  const open: string[] = [];
  for (const [path, methods] of Object.entries(body.paths)) {
    for (const method of Object.keys(methods)) {
      const address = path
        .replace('{collection}', 'default')
        .replace('{id}', '00000000-0000-7000-8000-000000000000');
      const { status } = await nobody.request(
        method.toUpperCase(),
        address,
        method === 'get' ? undefined : {},
      );
      if (status !== 401) open.push(`${method} ${path} ${status}`);
    }
  }
  expect(open).toEqual(['get /livez 200', 'get /readyz 200']);
});

test('a key that is limited to collections sees no others, nor what concerns all', async () => {
  await admin.request('POST', '/v1/collections', { name: 'mine' });
  const { client } = await make(['admin'], ['mine']);
  expect((await client.request('GET', '/v1/collections/mine')).status).toBe(200);
  const hidden = await client.request<Problem>('GET', '/v1/collections/default');
  const missing = await client.request<Problem>('GET', '/v1/collections/nowhere');
  expect([hidden.status, hidden.body.code]).toEqual([missing.status, missing.body.code]);
  expect(hidden.body.detail.replace('default', 'nowhere')).toBe(missing.body.detail);
  expect((await client.request('GET', '/v1/keys')).status).toBe(403);
  expect((await client.request('POST', '/v1/keys', { name: 'more', scopes: ['admin'] })).status).toBe(403);
});

test('a rotated key has a new secret, a revoked one none', async () => {
  const { record, client } = await make(['search']);
  expect((await client.searchByLink('q=a+hat')).status).toBe(200);
  const rotated = await admin.request<Key>('POST', `/v1/keys/${record.id}/rotate`);
  expect(rotated.body.key).not.toBe(record.key);
  expect((await client.searchByLink('q=a+hat')).status).toBe(401);
  const renewed = new Client(app.url, 'default', rotated.body.key);
  expect((await renewed.searchByLink('q=a+hat')).status).toBe(200);

  expect((await admin.request('DELETE', `/v1/keys/${record.id}`)).status).toBe(204);
  expect((await renewed.searchByLink('q=a+hat')).status).toBe(401);
  expect((await admin.request('DELETE', `/v1/keys/${record.id}`)).status).toBe(404);
});

test('the list shows keys and their last use, never secrets; the audit log shows who did what', async () => {
  const { record, client } = await make(['search']);
  await client.searchByLink('q=a+hat');
  const { body } = await admin.request<{ items: Key[] }>('GET', '/v1/keys');
  const listed = body.items.find(({ id }) => id === record.id)!;
  expect(Date.now() - Date.parse(listed.lastUsedAt!)).toBeLessThan(60_000);
  expect(JSON.stringify(body)).not.toContain('ct_');

  const audit = await admin.request<{ items: { action: string; target: string; keyName: string | null }[] }>(
    'GET',
    '/v1/audit',
  );
  expect(audit.body.items[0]).toMatchObject({ action: 'key.create', target: 'for search', keyName: 'root' });
  expect(audit.body.items.at(-1)).toMatchObject({ action: 'key.create', target: 'root', keyName: null });
  expect(audit.body.items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['key.rotate', 'key.revoke']),
  );
});

test('an address that others can reach needs a key first', async () => {
  await expect(startCliptext({ environment: { HOST: '0.0.0.0' } })).rejects.toThrow(
    /ended with 1:[^]*HOST=0\.0\.0\.0 can be reached by others and there is no API key/,
  );
  const secret = 'an-admin-key-of-the-environment-0123456789';
  const open = await startCliptext({ environment: { HOST: '0.0.0.0', CLIPTEXT_ADMIN_KEY: secret } });
  const url = open.url.replace('0.0.0.0', '127.0.0.1');
  expect((await new Client(url).request('GET', '/v1/keys')).status).toBe(401);
  expect((await new Client(url, 'default', secret).request('GET', '/v1/keys')).status).toBe(200);
  await open.stop();
});
