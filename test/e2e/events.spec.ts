import { Client, sampleFiles } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { Listener } from '../support/listener.js';
import { untilTrue } from '../support/until.js';

/** More than the other tests open and leave: the service learns a moment later that a client has gone. */
const MOST_STREAMS = 12;

let app: RunningCliptext;
let admin: Client;

beforeAll(async () => {
  app = await startCliptext({ environment: { MAX_EVENT_STREAMS: String(MOST_STREAMS) } });
  const { body } = await new Client(app.url).request<{ key: string }>('POST', '/v1/keys', {
    name: 'root',
    scopes: ['admin'],
  });
  admin = new Client(app.url, 'default', body.key);
});

afterAll(() => app.stop());

async function newCollection(name: string): Promise<Client> {
  expect((await admin.request('POST', '/v1/collections', { name })).status).toBe(201);
  return new Client(app.url, name, admin.key);
}

const ended = (id: string) => (data: Record<string, unknown>) =>
  data['id'] === id && data['state'] !== 'pending';

test('tells how the images of a collection end, and how far indexing is', async () => {
  const client = await newCollection('watched');
  const listener = await Listener.open(app.url, { collection: 'watched', key: admin.key });
  await listener.until('progress', ({ pending, indexed }) => pending === 0 && indexed === 0);
  const [hat] = await sampleFiles('clothing_hat_4fe8da.jpg');
  const { body } = await client.upload([hat!, { name: 'cut.jpg', bytes: hat!.bytes.subarray(0, 2_000) }]);
  const [good, bad] = body.images;

  expect((await listener.until('image', ended(good!.id))).data).toEqual({
    collection: 'watched',
    id: good!.id,
    state: 'indexed',
  });
  expect((await listener.until('image', ended(bad!.id))).data).toMatchObject({
    state: 'failed',
    failure: { code: 'image_truncated' },
  });
  expect(
    (await listener.until('progress', ({ failed, indexed }) => Number(failed) + Number(indexed) === 2)).data,
  ).toMatchObject({
    collection: 'watched',
    pending: 0,
    indexed: 1,
    etaSeconds: 0,
  });

  await client.request('DELETE', client.path(`/images/${good!.id}`));
  await listener.until('image', ({ id, state }) => id === good!.id && state === 'deleted');
  await listener.close();
});

test('tells of jobs', async () => {
  const client = await newCollection('judged');
  await client.uploadAndSettle(await sampleFiles('clothing_hat_4fe8da.jpg'));
  const listener = await Listener.open(app.url, { collection: 'judged', key: admin.key });
  const set = { labels: ['a hat', 'a shoe'].map((name) => ({ name, phrases: [name] })), tagging: true };
  const { body } = await client.request<{ jobId: string }>('PUT', client.path('/label-sets/wear'), set);
  const { data } = await listener.until('job', ({ id, state }) => id === body.jobId && state === 'finished');
  expect(data).toMatchObject({ collection: 'judged', kind: 'evaluation', done: 1, total: 1 });
  await listener.close();
});

test('a client that comes back is told what it missed, or that it missed too much', async () => {
  const client = await newCollection('missed');
  const before = await Listener.open(app.url, { collection: 'missed', key: admin.key });
  const { id: lastId } = await before.until('progress', () => true);
  await before.close();
  const [image] = await client.uploadAndSettle(await sampleFiles('clothing_hat_4fe8da.jpg'));

  const back = await Listener.open(app.url, { collection: 'missed', key: admin.key, lastId });
  await back.until('image', ended(image!.id));
  await back.close();

  for (const lastId of ['1000000000000', 'not-ours']) {
    const late = await Listener.open(app.url, { collection: 'missed', key: admin.key, lastId });
    await late.until('reset', () => true);
    await late.close();
  }
});

test('a key that is limited to collections hears of those alone', async () => {
  const [mine, other] = await Promise.all([newCollection('mine'), newCollection('other')]);
  const { body } = await admin.request<{ key: string }>('POST', '/v1/keys', {
    name: 'limited',
    scopes: ['search'],
    collections: ['mine'],
  });
  await expect(Listener.open(app.url, { collection: 'other', key: body.key })).rejects.toMatchObject({
    status: 404,
    body: { code: 'collection_not_found' },
  });
  await expect(Listener.open(app.url)).rejects.toMatchObject({ status: 401 });

  const listener = await Listener.open(app.url, { key: body.key });
  const file = await sampleFiles('clothing_hat_4fe8da.jpg');
  await other.uploadAndSettle(file);
  const [image] = await mine.uploadAndSettle(file);
  await listener.until('image', ended(image!.id));
  expect(new Set(listener.events.map(({ data }) => data['collection']))).toEqual(new Set(['mine']));
  await listener.close();
});

test('a stream ends when its key is revoked, and tells nothing more', async () => {
  const client = await newCollection('closed');
  const { body } = await admin.request<{ id: string; key: string }>('POST', '/v1/keys', {
    name: 'listener',
    scopes: ['search'],
  });
  const listener = await Listener.open(app.url, { collection: 'closed', key: body.key });
  await listener.until('progress', () => true);
  expect((await admin.request('DELETE', `/v1/keys/${body.id}`)).status).toBe(204);
  await client.uploadAndSettle(await sampleFiles('clothing_hat_4fe8da.jpg'));
  await listener.ended;
  expect(listener.events.filter(({ event }) => event === 'image')).toEqual([]);
});

test('so many clients may listen, and a stream that ends makes room', async () => {
  const open = () => Listener.open(app.url, { key: admin.key });
  const listeners: Listener[] = [];
  const openWhenThereIsRoom = () =>
    untilTrue(async () => {
      const opened = await open().catch(() => undefined);
      if (opened) listeners.push(opened);
      return opened !== undefined;
    });
  for (let count = 0; count < MOST_STREAMS; count++) await openWhenThereIsRoom();
  await expect(open()).rejects.toMatchObject({ status: 429, body: { code: 'too_many_streams' } });
  await listeners[0]!.close();
  await openWhenThereIsRoom();
  await Promise.all(listeners.map((listener) => listener.close()));
});

test('failed images are counted by their reasons, and put back to work together', async () => {
  const client = await newCollection('failing');
  const [hat, shoe] = await sampleFiles('clothing_hat_4fe8da.jpg', 'clothing_hat_502a0b.jpg');
  await client.uploadAndSettle([
    { name: 'cut.jpg', bytes: hat!.bytes.subarray(0, 2_000) },
    { name: 'cut-too.jpg', bytes: shoe!.bytes.subarray(0, 2_000) },
    { name: 'head.png', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
  ]);
  const failures = await client.request<{ items: { code: string; count: number }[] }>(
    'GET',
    client.path('/failures'),
  );
  expect(failures.body.items[0]).toEqual({ code: 'image_truncated', count: expect.any(Number) });
  expect(failures.body.items.reduce((sum, { count }) => sum + count, 0)).toBe(3);

  const code = failures.body.items[0]!.code;
  const listed = await client.request<{ items: unknown[] }>(
    'GET',
    client.path(`/images?state=failed&failure=${code}`),
  );
  expect(listed.body.items).toHaveLength(failures.body.items[0]!.count);

  const retry = (body: object) =>
    client.request<{ retried: number }>('POST', client.path('/images/retry'), body);
  expect(await retry({ code: 'no_such_code' })).toMatchObject({ status: 202, body: { retried: 0 } });
  expect((await retry({})).body.retried).toBe(3);
  await untilTrue(async () => {
    const { body } = await client.request<{ items: unknown[] }>('GET', client.path('/images?state=failed'));
    return body.items.length === 3;
  });

  const { body } = await client.request<{ items: { at: string; indexed: number; failed: number }[] }>(
    'GET',
    '/v1/throughput',
  );
  expect(body.items).toHaveLength(60);
  expect(body.items.slice(-3).reduce((sum, { failed }) => sum + failed, 0)).toBeGreaterThanOrEqual(3);
  expect(body.items.map(({ at }) => at)).toEqual(body.items.map(({ at }) => at).toSorted());
});

test('a stream ends with the service and does not hold it', async () => {
  const listener = await Listener.open(app.url, { key: admin.key });
  await listener.until('progress', () => true);
  // It ends with 1 when something holds it for longer than DRAIN_SECONDS.
  expect(await app.stop()).toBe(0);
  await listener.ended;
  app = await startCliptext();
});
