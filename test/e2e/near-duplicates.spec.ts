import sharp from 'sharp';
import { Client, sampleFiles, type Hit, type UploadFile } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

const SAMPLES = [
  'clothing_hat_4fe8da.jpg',
  'clothing_dress_31f4ed.jpg',
  'clothing_t-shirt_7693c3.jpg',
  'grocery_apple_ad9688.jpg',
  'grocery_kiwi_9da172.jpg',
  'grocery_avocado_20d43c.jpg',
];

let app: RunningCliptext;
let client: Client;
/** Of each sample the ids of itself and of its copies. */
let copiesOf: Map<string, Set<string>>;

beforeAll(async () => {
  app = await startCliptext();
  client = new Client(app.url);
  copiesOf = new Map();
  for (const file of await sampleFiles(...SAMPLES)) {
    const records = await client.uploadAndSettle([file, ...(await copies(file))]);
    copiesOf.set(file.name, new Set(records.map(({ id }) => id)));
  }
}, 60_000);

afterAll(() => app.stop());

async function copies({ name, bytes }: UploadFile): Promise<UploadFile[]> {
  const poorer = sharp(bytes).jpeg({ quality: 50 });
  const smaller = sharp(bytes).resize(300).webp();
  return Promise.all([poorer, smaller].map(async (copy) => ({ name, bytes: await copy.toBuffer() })));
}

const nameOf = ({ fileName }: Hit) => fileName;

test('copies are one hit, the best of them, which says how many it stands for', async () => {
  const plain = await client.search({ query: 'a photo of a hat', limit: 3 });
  expect(plain.body.hits.map(nameOf)).toEqual(Array(3).fill(SAMPLES[0]));

  const query = { query: 'a photo of a hat', collapseDuplicates: true, limit: 3, explain: true };
  const { body } = await client.search(query);
  const [best] = body.hits;
  expect(best!.id).toBe(plain.body.hits[0]!.id);
  expect(best!.duplicates).toBe(2);
  expect(best!.duplicateIds).toEqual(plain.body.hits.slice(1).map(({ id }) => id));
  expect(new Set(body.hits.map(nameOf)).size).toBe(3);
});

test('a link collapses them too, if it says true and not yes', async () => {
  const plain = await client.searchByLink('q=a+photo+of+a+hat&limit=3');
  expect(plain.body.hits.map(nameOf)).toEqual(Array(3).fill(SAMPLES[0]));
  const { body } = await client.searchByLink('q=a+photo+of+a+hat&limit=3&collapseDuplicates=true');
  expect(body.hits[0]).toMatchObject({ id: plain.body.hits[0]!.id, duplicates: 2 });
  expect(new Set(body.hits.map(nameOf)).size).toBe(3);
  expect(await client.searchByLink('q=a+hat&collapseDuplicates=yes')).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ pointer: '/collapseDuplicates' }] },
  });
});

test('pages neither repeat a picture nor lose one', async () => {
  const hits: Hit[] = [];
  let cursor: string | undefined;
  do {
    const query = { query: 'fruit', collapseDuplicates: true, limit: 3, explain: true };
    const { body } = await client.search({ ...query, ...(cursor && { cursor }) });
    hits.push(...body.hits);
    cursor = body.nextCursor;
  } while (cursor);
  expect(hits.map(nameOf).toSorted()).toEqual(SAMPLES.toSorted());
  for (const { id, fileName, duplicateIds } of hits) {
    expect(new Set([id, ...duplicateIds!])).toEqual(copiesOf.get(fileName));
  }
});

test('a copy that is deleted is counted no more', async () => {
  const query = { query: 'a photo of a dress', collapseDuplicates: true, limit: 1, explain: true };
  const [best] = (await client.search(query)).body.hits;
  await client.request('DELETE', client.path(`/images/${best!.id}`));
  const [next] = (await client.search(query)).body.hits;
  expect([next!.id, ...next!.duplicateIds!]).toEqual(best!.duplicateIds);
});

test('less like a picture lowers its copies, or leaves them out and says so', async () => {
  const copies = copiesOf.get('grocery_kiwi_9da172.jpg')!;
  const image = { id: [...copies][0]! };
  const lower = await client.search({ query: 'fruit', negative: [{ image }] });
  const fruit = lower.body.hits.filter(({ fileName }) => fileName.startsWith('grocery_'));
  expect(fruit).toHaveLength(9);
  expect(new Set(fruit.slice(-3).map(({ id }) => id))).toEqual(copies);

  const { body } = await client.search({ query: 'fruit', negative: [{ image, mode: 'exclude' }] });
  expect(body.hits.length).toBe(lower.body.hits.length - 3);
  expect(body.hits.filter(({ id }) => copies.has(id))).toEqual([]);
  expect(body.excluded).toEqual({ count: 3, byNegative: [{ text: null, image, count: 3 }] });

  const first = { query: 'fruit', negative: [{ image, mode: 'exclude' }], limit: 6 };
  const { hits, nextCursor } = (await client.search(first)).body;
  const next = await client.search({ ...first, cursor: nextCursor });
  expect([...hits, ...next.body.hits].map(({ id }) => id)).toEqual(
    body.hits.slice(0, 12).map(({ id }) => id),
  );
});

test('similar images say which are near-duplicates', async () => {
  const ids = copiesOf.get('grocery_kiwi_9da172.jpg')!;
  const [id] = ids;
  const { body } = await client.request<{ hits: (Hit & { nearDuplicate: boolean })[] }>(
    'GET',
    client.path(`/images/${id}/similar?limit=10`),
  );
  const near = body.hits.filter(({ nearDuplicate }) => nearDuplicate);
  expect(new Set([id, ...near.map((hit) => hit.id)])).toEqual(ids);
});

test('a picture unlike all photos is flagged, and a filter finds it', async () => {
  const [width, height] = [480, 320];
  const isLine = (at: number) => (at % width) % 40 < 2 || Math.floor(at / width) % 20 < 2;
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => (isLine(at) ? 90 : 255));
  const bytes = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  const [grid] = await client.uploadAndSettle([{ name: 'grid.png', bytes }]);
  expect(grid).toMatchObject({ flags: ['atypical'], typicality: expect.any(Number) });
  const { body } = await client.search({ query: 'a photo', filter: { field: 'flags', eq: 'atypical' } });
  expect(body.hits).toMatchObject([{ id: grid!.id, flags: ['atypical'], typicality: grid!.typicality }]);

  type Classified = { images: { typicality: number }[] };
  const image = { base64: bytes.toString('base64') };
  const classified = await client.request<Classified>('POST', '/v1/classify', { image, labels: ['a grid'] });
  expect(classified.body.images).toEqual([expect.objectContaining({ typicality: grid!.typicality })]);
});

test('images are listed with the least typical first', async () => {
  type Page = { items: { id: string; typicality: number }[]; nextCursor?: string };
  const listed: Page['items'] = [];
  let cursor: string | undefined;
  do {
    const query = `sort=typicality&limit=7${cursor ? `&cursor=${cursor}` : ''}`;
    const { body } = await client.request<Page>('GET', client.path(`/images?${query}`));
    listed.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  const { body } = await client.request<Page>('GET', client.path('/images?state=indexed&limit=200'));
  expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(body.items.map(({ id }) => id)));
  expect(listed).toHaveLength(body.items.length);
  const typicalities = listed.map(({ typicality }) => typicality);
  expect(typicalities).toEqual(typicalities.toSorted((one, other) => one - other));
  expect(typicalities[0]).toBeLessThan(0.02);

  const others = await client.request('GET', client.path('/images?sort=typicality&state=failed'));
  expect(others).toMatchObject({ status: 400, body: { errors: [{ pointer: '/sort' }] } });
});
