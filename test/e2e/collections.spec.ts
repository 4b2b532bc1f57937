import { Client, sampleFiles, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';

type Collection = {
  name: string;
  fields: { name: string; type: string; building?: boolean }[];
  templates: string[] | null;
};

let app: RunningCliptext;
let api: Client;

beforeAll(async () => {
  app = await startCliptext({ environment: { RECONCILE_SECONDS: '1' } });
  api = new Client(app.url);
});

afterAll(() => app.stop());

const create = (body: unknown) => api.request<Collection & Problem>('POST', '/v1/collections', body);

test('the default collection exists, with the fields of the gallery, and cannot be deleted', async () => {
  const { body } = await api.request<Collection>('GET', '/v1/collections/default');
  expect(body.fields.map(({ name }) => name)).toEqual(['label', 'kind', 'source', 'licence']);
  expect(await api.request('DELETE', '/v1/collections/default')).toMatchObject({
    status: 409,
    body: { code: 'collection_protected' },
  });
});

test('a collection is made, found, listed, changed and deleted with its images', async () => {
  expect((await create({ name: 'shoes', templates: ['a product photo of {}'] })).status).toBe(201);
  expect(await create({ name: 'shoes' })).toMatchObject({ status: 409, body: { code: 'collection_exists' } });
  const list = await api.request<{ items: Collection[] }>('GET', '/v1/collections');
  expect(list.body.items.map(({ name }) => name)).toEqual(['default', 'shoes']);

  const changed = await api.request<Collection>('PATCH', '/v1/collections/shoes', { templates: null });
  expect(changed.body.templates).toBeNull();

  const shoes = new Client(app.url, 'shoes');
  const [record] = await shoes.uploadAndSettle(await sampleFiles('clothing_shoes_214815.jpg'));
  expect((await api.request('DELETE', '/v1/collections/shoes')).status).toBe(204);
  expect(await shoes.image(record!.id)).toMatchObject({
    status: 404,
    body: { code: 'collection_not_found' },
  });
  // The name is free again, and brings nothing back.
  expect((await create({ name: 'shoes' })).status).toBe(201);
  expect((await shoes.search({ query: 'shoes' })).body.hits).toEqual([]);
});

test('the same bytes may be in two collections, and a search sees its own', async () => {
  await create({ name: 'left' });
  await create({ name: 'right' });
  const files = await sampleFiles('clothing_hat_4fe8da.jpg');
  const [left, right] = [new Client(app.url, 'left'), new Client(app.url, 'right')];
  const [inLeft] = await left.uploadAndSettle(files);
  const [inRight] = await right.uploadAndSettle(files);
  expect(inLeft!.id).not.toBe(inRight!.id);
  expect((await left.search({ query: 'a hat' })).body.hits.map(({ id }) => id)).toEqual([inLeft!.id]);
  expect(await left.image(inRight!.id)).toMatchObject({ status: 404 });
  expect(await left.search({ image: { id: inRight!.id } })).toMatchObject({ status: 404 });
});

test('a field that is added later is filled in for older images, and its type never changes', async () => {
  await create({ name: 'shop', fields: [{ name: 'brand', type: 'keyword' }] });
  const shop = new Client(app.url, 'shop');
  await shop.uploadAndSettle(await sampleFiles('clothing_hat_4fe8da.jpg', 'clothing_shoes_214815.jpg'), [
    { brand: ['Acme', 'Apex'], price: 10.5, since: '2024-05-01' },
    { brand: 'Zenith', price: 99, since: '2025-05-01T10:00:00+02:00' },
  ]);
  const count = async (filter: unknown) =>
    (await shop.search({ query: 'clothes', filter })).body.hits?.length;
  expect(await count({ field: 'metadata.brand', eq: 'Apex' })).toBe(1);
  expect(await shop.search({ query: 'x', filter: { field: 'metadata.price', lt: 50 } })).toMatchObject({
    status: 400,
    body: { code: 'unknown_filter_field' },
  });

  const fields = [
    { name: 'brand', type: 'keyword' },
    { name: 'price', type: 'number' },
    { name: 'since', type: 'datetime' },
  ];
  const { body } = await api.request<Collection>('PATCH', '/v1/collections/shop', { fields });
  expect(body.fields).toContainEqual({ name: 'price', type: 'number', building: true });
  const building = await shop.search({ query: 'x', filter: { field: 'metadata.price', lt: 50 } });
  expect(building).toMatchObject({ status: 409, body: { code: 'field_building' } });

  await untilTrue(async () => {
    const now = await api.request<Collection>('GET', '/v1/collections/shop');
    return now.body.fields.every((field) => !field.building);
  }, 90_000);
  expect(await count({ field: 'metadata.price', lt: 50 })).toBe(1);
  expect(await count({ field: 'metadata.since', gte: '2025-05-01T08:00:00Z' })).toBe(1);
  expect(await count({ field: 'metadata.since', gt: '2025-05-01T08:00:00Z' })).toBe(0);

  const retyped = await api.request<Problem>('PATCH', '/v1/collections/shop', {
    fields: [{ name: 'brand', type: 'number' }],
  });
  expect(retyped).toMatchObject({
    status: 409,
    body: { code: 'field_type_fixed', errors: [{ pointer: '/fields/0/type' }] },
  });
}, 120_000);

test.each([
  ['a name with spaces', { name: 'my shoes' }, '/name'],
  ['a template without a place for the text', { name: 'a', templates: ['a photo'] }, '/templates/0'],
  ['an unknown field type', { name: 'a', fields: [{ name: 'b', type: 'colour' }] }, '/fields/0/type'],
  [
    'two fields of one name',
    {
      name: 'a',
      fields: [
        { name: 'b', type: 'keyword' },
        { name: 'b', type: 'number' },
      ],
    },
    '/fields',
  ],
])('%s is refused with a pointer', async (_, body, pointer) => {
  expect(await create(body)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ pointer }] },
  });
});
