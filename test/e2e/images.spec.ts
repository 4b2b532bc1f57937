import { withComment } from '../../libs/images/test/pictures.js';
import { Client, sampleFiles, type ImageRecord, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';

const HAT = 'clothing_hat_4fe8da.jpg';

let app: RunningCliptext;
let client: Client;

beforeAll(async () => {
  app = await startCliptext();
  client = new Client(app.url);
});

afterAll(() => app.stop());

let copies = 0;

/** A picture that was not uploaded before. */
async function newPicture(name = HAT) {
  const [file] = await sampleFiles(name);
  copies += 1;
  return { name, bytes: withComment(file!.bytes, `copy ${copies}`) };
}

test('an uploaded picture is indexed, and its record, file and thumbnail can be fetched', async () => {
  const file = await newPicture();
  const { status, body } = await client.upload([file], { label: 'Hat', note: { from: 'grandmother' } });
  expect(status).toBe(202);
  expect(body.images).toEqual([{ status: 'accepted', id: expect.any(String), fileName: HAT }]);

  const record = await client.settled(body.images[0]!.id);
  expect(record).toMatchObject({
    state: 'indexed',
    fileName: HAT,
    metadata: { label: 'Hat', note: { from: 'grandmother' } },
  });
  expect(record.width).toBeGreaterThan(100);
  expect(Buffer.from(record.placeholder!, 'base64').length).toBeGreaterThan(10);
  const { body: found } = await client.searchByLink('q=hat');
  expect(found.hits).toMatchObject([{ id: record.id, placeholder: record.placeholder }]);

  const original = await fetch(app.url + record.links.file);
  expect(original.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${HAT}`);
  expect(original.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await original.arrayBuffer()).equals(file.bytes)).toBe(true);

  const thumbnail = await fetch(app.url + record.links.thumbnail);
  expect(thumbnail.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await thumbnail.arrayBuffer()).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
});

test('the same bytes are a duplicate with the first id, in one request and in another', async () => {
  const file = await newPicture();
  const { body: first } = await client.upload([file, file]);
  expect(first.images.map(({ status }) => status)).toEqual(['accepted', 'duplicate']);
  const id = first.images[0]!.id;
  expect(first.images[1]!.id).toBe(id);

  const again = await client.upload([file]);
  expect(again.status).toBe(200);
  expect(again.body.images).toEqual([{ status: 'duplicate', id, fileName: HAT }]);
});

test('twenty uploads of the same bytes at once make one image', async () => {
  const file = await newPicture();
  const answers = await Promise.all(Array.from({ length: 20 }, () => client.upload([file])));
  const uploaded = answers.map(({ body }) => body.images[0]!);
  expect(new Set(uploaded.map(({ id }) => id)).size).toBe(1);
  expect(uploaded.filter(({ status }) => status === 'accepted')).toHaveLength(1);
});

test('metadata goes by the order of the files, and may come before or after them', async () => {
  const files = [await newPicture(), await newPicture()];
  const records = await client.uploadAndSettle(files, [{ label: 'first' }, { label: 'second' }]);
  expect(records.map(({ metadata }) => metadata.label)).toEqual(['first', 'second']);
});

test('metadata that does not fit a field rejects that file alone', async () => {
  const { status, body } = await client.upload(
    [await newPicture(), await newPicture()],
    [{ label: 5 }, { label: 'Hat' }],
  );
  expect(status).toBe(202);
  expect(body.images[0]).toMatchObject({ status: 'rejected', problem: { code: 'bad_metadata' } });
  expect(body.images[1]).toMatchObject({ status: 'accepted' });
});

test.each([
  ['not JSON', '{"label"', 400, 'bad_request'],
  ['neither object nor array', '"Hat"', 400, 'bad_request'],
  ['of another length than the files', '[{},{},{}]', 400, 'bad_request'],
  ['with a NUL character', '{"label":"a\\u0000b"}', 400, 'bad_request'],
])('metadata %s is refused and nothing is kept', async (_, metadata, status, code) => {
  const before = await client.request<{ images: Record<string, number> }>('GET', '/v1/status');
  const answer = await client.upload([await newPicture()], metadata);
  expect(answer).toMatchObject({ status, body: { code } });
  await untilTrue(async () => {
    const after = await client.request<{ images: Record<string, number> }>('GET', '/v1/status');
    return after.body.images.pending === 0 && after.body.images.indexed! >= before.body.images.indexed!;
  });
});

test('metadata as a file is refused, with how to send it', async () => {
  const { name, bytes } = await newPicture();
  const form = new FormData();
  form.append('metadata', new Blob(['{"label":"Hat"}']));
  form.append('file', new Blob([Buffer.from(bytes)]), name);
  const answer = await fetch(`${app.url}/v1/collections/default/images`, { method: 'POST', body: form });
  expect(await answer.json()).toMatchObject({
    code: 'bad_multipart',
    detail: expect.stringContaining('-F "metadata=<file.json"') as string,
  });
});

test('too many files are refused as a whole', async () => {
  const file = await newPicture();
  const answer = await client.upload(Array.from({ length: 65 }, () => file));
  expect(answer).toMatchObject({ status: 413, body: { code: 'too_many_files' } });
  expect(answer.body.detail).toContain('64');
});

test('metadata is merged by PATCH, and filters follow', async () => {
  const [record] = await client.uploadAndSettle([await newPicture()], { label: 'Before', kind: 'clothing' });
  const { status, body } = await client.request<ImageRecord>('PATCH', record!.links.self, {
    metadata: { label: 'After', kind: null, extra: [1] },
  });
  expect(status).toBe(200);
  expect(body.metadata).toEqual({ label: 'After', extra: [1] });

  const found = (label: string) =>
    client.search({ query: 'a hat', filter: { field: 'metadata.label', eq: label } });
  expect((await found('After')).body.hits.map(({ id }) => id)).toEqual([record!.id]);
  expect((await found('Before')).body.hits).toEqual([]);

  const bad = await client.request<Problem>('PATCH', record!.links.self, { metadata: { label: 7 } });
  expect(bad).toMatchObject({
    status: 422,
    body: { code: 'bad_metadata', errors: [{ pointer: '/metadata/label' }] },
  });
});

test('a deleted image is gone from everywhere at once, and its bytes may come again', async () => {
  const file = await newPicture();
  const [record] = await client.uploadAndSettle([file], { label: 'Doomed' });
  const { self, file: original, thumbnail } = record!.links;
  expect((await client.request('DELETE', self)).status).toBe(204);
  for (const path of [self, original, thumbnail])
    expect((await client.request('GET', path)).status).toBe(404);
  expect((await client.request('DELETE', self)).status).toBe(404);
  const search = await client.search({ query: 'a hat', filter: { field: 'metadata.label', eq: 'Doomed' } });
  expect(search.body).toMatchObject({ hits: [], verdict: 'none' });
  const facets = await client.request<{ items: { value: string }[] }>(
    'GET',
    client.path('/facets?field=metadata.label'),
  );
  expect(facets.body.items.map(({ value }) => value)).not.toContain('Doomed');

  const again = await client.upload([file]);
  expect(again.body.images[0]).toMatchObject({ status: 'accepted' });
  expect(again.body.images[0]!.id).not.toBe(record!.id);
});

test('a failed image can be retried, others not', async () => {
  const [sound] = await client.uploadAndSettle([await newPicture()]);
  const refused = await client.request<Problem>('POST', `${sound!.links.self}/retry`);
  expect(refused).toMatchObject({ status: 409, body: { code: 'image_not_failed' } });

  const cut = (await newPicture()).bytes.subarray(0, 3_000);
  const [failed] = await client.uploadAndSettle([{ name: 'cut.jpg', bytes: cut }]);
  expect(failed!.state).toBe('failed');
  const retried = await client.request<ImageRecord>('POST', `${failed!.links.self}/retry`);
  expect(retried.status).toBe(202);
  expect((await client.settled(failed!.id)).failure!.code).toBe(failed!.failure!.code);
});

test('an id in capitals is the same id', async () => {
  const cut = (await newPicture()).bytes.subarray(0, 3_000);
  const [sound, failed] = await client.uploadAndSettle([
    await newPicture(),
    { name: 'cut-too.jpg', bytes: cut },
  ]);
  const id = sound!.id.toUpperCase();
  const address = client.path(`/images/${id}`);
  const statuses = await Promise.all(
    ['', '/file', '/thumbnail', '/similar'].map(
      async (rest) => (await client.request('GET', address + rest)).status,
    ),
  );
  expect(statuses).toEqual([200, 200, 200, 200]);
  const similar = await client.request<{ hits: { id: string }[] }>('GET', `${address}/similar`);
  expect(similar.body.hits.map((hit) => hit.id)).not.toContain(sound!.id);

  expect((await client.search({ image: { id } })).status).toBe(200);
  const without = await client.search({ query: 'a hat', negative: [{ image: { id }, mode: 'exclude' }] });
  expect(without.body.hits.map((hit) => hit.id)).not.toContain(sound!.id);

  await client.request('POST', client.path(`/images/${failed!.id.toUpperCase()}/retry`));
  expect((await client.settled(failed!.id)).failure!.code).toBe(failed!.failure!.code);
});

test('images are listed newest first, page by page, by state', async () => {
  const ids = (await client.uploadAndSettle([await newPicture(), await newPicture()])).map(({ id }) => id);
  type Page = { items: ImageRecord[]; nextCursor?: string };
  const first = await client.request<Page>('GET', client.path('/images?limit=1&state=indexed'));
  const second = await client.request<Page>(
    'GET',
    client.path(`/images?limit=1&state=indexed&cursor=${first.body.nextCursor}`),
  );
  expect([first.body.items[0]!.id, second.body.items[0]!.id].toSorted()).toEqual(ids.toSorted());
  const forged = await client.request<Problem>('GET', client.path('/images?cursor=nonsense'));
  expect(forged).toMatchObject({ status: 400, body: { code: 'bad_cursor' } });
});

test('unknown images and collections are 404 with a problem, under a request id', async () => {
  const image = await client.request<Problem>('GET', client.path('/images/not-an-id'));
  expect(image).toMatchObject({ status: 404, body: { code: 'image_not_found' } });
  expect(image.headers.get('x-request-id')).toBe(image.body.requestId);
  const collection = await client.request<Problem>('GET', '/v1/collections/nowhere/images');
  expect(collection).toMatchObject({ status: 404, body: { code: 'collection_not_found' } });
});
