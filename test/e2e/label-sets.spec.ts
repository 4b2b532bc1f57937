import { Client, sampleFiles, type Answer, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';

type LabelSet = { name: string; labels: { name: string; phrases: string[] }[]; jobId?: string | null };
type Job = {
  id: string;
  collection: string;
  kind: string;
  state: string;
  done: number;
  total: number;
  etaSeconds: number | null;
};
type Facets = { items: { value: string; count: number }[] };

let app: RunningCliptext;
let client: Client;
let hat: string;
let leek: string;

beforeAll(async () => {
  app = await startCliptext();
  client = new Client(app.url);
  const files = await sampleFiles('clothing_hat_4fe8da.jpg', 'grocery_leek_c3f701.jpg');
  const records = await client.uploadAndSettle(files, [{ label: 'Hat' }, { label: 'Leek' }]);
  [hat, leek] = records.map(({ id }) => id) as [string, string];
}, 60_000);

afterAll(() => app.stop());

const garments = { labels: ['hat', { name: 'footwear', phrases: ['shoes', 'boots'] }] };

function put<Body = LabelSet>(name: string, body: unknown): Promise<Answer<Body & Problem>> {
  return client.request('PUT', client.path(`/label-sets/${name}`), body);
}

async function finished(jobId: string): Promise<Job> {
  let job: Job | undefined;
  await untilTrue(async () => {
    job = (await client.request<Job>('GET', `/v1/jobs/${jobId}`)).body;
    return job.state === 'finished';
  });
  return job!;
}

const tagsOf = async (id: string) => (await client.image(id)).body.tags;

test('a label set tags images in a job, and they are found, counted and shown by their tags', async () => {
  const { status, body } = await put('garments', garments);
  expect(status).toBe(202);
  expect(body.labels).toEqual([
    { name: 'hat', phrases: ['hat'] },
    { name: 'footwear', phrases: ['shoes', 'boots'] },
  ]);
  expect(await finished(body.jobId!)).toMatchObject({
    collection: 'default',
    kind: 'evaluation',
    done: 2,
    total: 2,
    etaSeconds: null,
  });

  const record = (await client.image(hat)).body;
  expect(record.tags).toEqual(['hat']);
  expect(record.tagProbabilities.hat).toBeGreaterThan(0.9);
  expect(await tagsOf(leek)).toEqual([]);
  const found = await client.search({ query: 'a picture', filter: { field: 'tags', eq: 'hat' } });
  expect(found.body.hits.map(({ id, tags }) => ({ id, tags }))).toEqual([{ id: hat, tags: ['hat'] }]);
  const facets = await client.request<Facets>('GET', client.path('/facets?field=tags'));
  expect(facets.body).toEqual({ items: [{ value: 'hat', count: 1 }] });

  // The same again changes nothing.
  expect(await put('garments', garments)).toMatchObject({ status: 200, body: { jobId: null } });
  expect(await client.request('GET', client.path('/label-sets/garments'))).toMatchObject({
    status: 200,
    body: { name: 'garments', tagging: true, cut: 0.5, templates: null, contrast: [] },
  });
  expect(await client.request('GET', client.path('/label-sets'))).toMatchObject({
    body: { items: [{ name: 'garments' }] },
  });
});

test('an image that is uploaded gets its tags while it is indexed', async () => {
  const { body } = await put('clothing', { labels: ['hat', 'shoes'] });
  await finished(body.jobId!);
  const [shoes] = await client.uploadAndSettle(await sampleFiles('clothing_shoes_214815.jpg'));
  expect(shoes).toMatchObject({ state: 'indexed', tags: expect.arrayContaining(['shoes']) });
  const deleted = await client.request<{ jobId: string }>('DELETE', client.path('/label-sets/clothing'));
  expect(deleted.status).toBe(202);
  await finished(deleted.body.jobId);
  expect(await tagsOf(shoes!.id)).toEqual(['footwear']);
});

test('facets count the values of a field under a filter', async () => {
  const facets = (query: string) => client.request<Facets & Problem>('GET', client.path(`/facets?${query}`));
  const filter = encodeURIComponent(JSON.stringify({ field: 'metadata.label', in: ['Hat', 'Leek'] }));
  const counted = await facets(`field=metadata.label&filter=${filter}`);
  expect(counted.body.items).toEqual([
    { value: 'Hat', count: 1 },
    { value: 'Leek', count: 1 },
  ]);
  expect((await facets(`field=metadata.label&filter=${filter}&limit=1`)).body.items).toHaveLength(1);
  expect(await facets('field=metadata.nothing')).toMatchObject({
    status: 400,
    body: { code: 'unknown_filter_field', errors: [{ pointer: '/field' }] },
  });
  expect(await facets('field=createdAt')).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(await facets('field=tags&filter=%7B')).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/filter', detail: 'must be JSON' }] },
  });
});

test('classify takes a label set by its name; contrast texts count as none of the labels', async () => {
  type Classified = { images: { labels: { name: string; probability: number }[]; none: number }[] };
  const classify = (labelSet: string) =>
    client.request<Classified & Problem>('POST', '/v1/classify', { image: { id: hat }, labelSet });
  await put('plain', { ...garments, tagging: false });
  await put('contrasted', { ...garments, contrast: ['a knitted hat'], tagging: false });
  const [plain] = (await classify('plain')).body.images;
  expect(plain!.labels[0]).toMatchObject({ name: 'hat' });
  const [contrasted] = (await classify('contrasted')).body.images;
  expect(contrasted!.labels).toHaveLength(2);
  expect(contrasted!.none).toBeGreaterThan(plain!.none);
  const total = contrasted!.labels.reduce((sum, { probability }) => sum + probability, contrasted!.none);
  expect(total).toBeCloseTo(1, 9);
  expect(await classify('nothing')).toMatchObject({
    status: 404,
    body: { code: 'label_set_not_found', errors: [{ pointer: '/labelSet' }] },
  });
});

const long = 'a very long label about a hat '.repeat(20).trim();
test.each<[string, object, number, string, string]>([
  ['no labels', { labels: [] }, 400, 'invalid_request', '/labels'],
  [
    '10,000 labels',
    { labels: Array.from({ length: 10_000 }, (_, index) => `label ${index}`) },
    400,
    'invalid_request',
    '/labels',
  ],
  ['a label twice', { labels: ['Hat', 'hat'] }, 400, 'invalid_request', '/labels/1'],
  [
    'a phrase twice',
    { labels: [{ name: 'hat', phrases: ['cap', 'beanie', 'Cap'] }] },
    400,
    'invalid_request',
    '/labels/0/phrases/2',
  ],
  [
    'a phrase of another label',
    { labels: ['cap', { name: 'hat', phrases: ['cap'] }] },
    400,
    'invalid_request',
    '/labels/1/phrases/0',
  ],
  [
    'a contrast text that is a label',
    { labels: ['hat'], contrast: ['Hat'] },
    400,
    'invalid_request',
    '/contrast/0',
  ],
  ['a label over the token limit', { labels: ['hat', long] }, 422, 'text_too_long', '/labels/1'],
  ['a label of too many characters', { labels: ['x'.repeat(2_001)] }, 400, 'invalid_request', '/labels/0'],
  [
    'a template without its place',
    { labels: ['hat'], templates: ['a'] },
    400,
    'invalid_request',
    '/templates/0',
  ],
  ['a cut above 1', { labels: ['hat'], cut: 1.1 }, 400, 'invalid_request', '/cut'],
  ['a label with NUL', { labels: ['h\u0000t'] }, 400, 'invalid_request', ''],
])('%s is a problem that points to the place', async (_, body, status, code, pointer) => {
  expect(await put('bad', body)).toMatchObject({ status, body: { code, errors: [{ pointer }] } });
});

test('a name that cannot be one, and label sets and jobs that are not there, are problems', async () => {
  expect(await put('No Name', garments)).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/name' }] },
  });
  for (const method of ['GET', 'DELETE']) {
    expect(await client.request(method, client.path('/label-sets/nothing'))).toMatchObject({
      status: 404,
      body: { code: 'label_set_not_found' },
    });
  }
  expect(await client.request('GET', '/v1/jobs/01900000-0000-7000-8000-000000000000')).toMatchObject({
    status: 404,
    body: { code: 'job_not_found' },
  });
});

test('readers read; only admins change; a limited key sees the jobs of its collections', async () => {
  const first = await client.request<{ key: string }>('POST', '/v1/keys', {
    name: 'root',
    scopes: ['admin'],
  });
  const admin = new Client(app.url, 'default', first.body.key);
  const keyFor = async (collections: string[]) => {
    const made = await admin.request<{ key: string }>('POST', '/v1/keys', {
      name: 'reader',
      scopes: ['search'],
      collections,
    });
    return new Client(app.url, 'default', made.body.key);
  };
  const reader = await keyFor(['default']);
  const stranger = await keyFor(['elsewhere']);
  const path = client.path('/label-sets/garments');
  expect((await reader.request('GET', path)).status).toBe(200);
  expect((await reader.request('PUT', path, garments)).status).toBe(403);
  expect((await reader.request('DELETE', path)).status).toBe(403);
  expect((await stranger.request('GET', path)).status).toBe(404);

  const seen = await reader.request<{ items: Job[] }>('GET', '/v1/jobs?limit=1');
  const [job] = seen.body.items;
  expect(job).toMatchObject({ collection: 'default' });
  expect((await stranger.request<{ items: Job[] }>('GET', '/v1/jobs')).body.items).toEqual([]);
  expect((await stranger.request('GET', `/v1/jobs/${job!.id}`)).status).toBe(404);
});
