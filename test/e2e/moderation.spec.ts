import { Client, sampleFiles, type Answer, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';

type Policy = { name: string; threshold: number; action: string; jobId: string | null };
type Evidence = { prohibited: { text: string; similarity: number }; allowed: { text: string } | null };
type Standing = {
  policy: string;
  action: string;
  machine: { action: string; probability: number; evidence: Evidence } | null;
  person: { action: string | null; note: string | null; keyName: string | null } | null;
};
type Decisions = { items: Standing[]; history: { madeBy: string; action: string | null; policy: string }[] };
type DryRun = {
  judged: number;
  matched: number;
  total: number;
  examples: Record<'matched' | 'unmatched', { id: string; probability: number }[]>;
  nextCursor?: string;
};
type Moderated = {
  policies: { policy: string; probability: number; matched: boolean; action: string; evidence: Evidence }[];
  notices: { code: string }[];
};

const NAMES = [
  'clothing_hat_4fe8da.jpg',
  'clothing_hat_502a0b.jpg',
  'grocery_leek_c3f701.jpg',
  'clothing_shoes_214815.jpg',
];
const HATS = { prohibited: ['hat', 'a knitted cap'], allowed: ['shoes', 't-shirt'], threshold: 0.5 };

let app: RunningCliptext;
let admin: Client;
let reader: Client;
let writer: Client;
let moderator: Client;
let hat: string;
let hats: string[];
let leek: string;

beforeAll(async () => {
  app = await startCliptext();
  const open = new Client(app.url);
  const records = await open.uploadAndSettle(await sampleFiles(...NAMES));
  hats = records.slice(0, 2).map(({ id }) => id);
  hat = hats[0]!;
  leek = records[2]!.id;
  const make = async (client: Client, scopes: string[]) => {
    const name = scopes.join(' and ');
    const { body } = await client.request<{ key: string }>('POST', '/v1/keys', { name, scopes });
    return new Client(app.url, 'default', body.key);
  };
  admin = await make(open, ['admin']);
  reader = await make(admin, ['search']);
  writer = await make(admin, ['write']);
  moderator = await make(admin, ['search', 'moderate']);
}, 60_000);

afterAll(() => app.stop());

async function finished(jobId: string): Promise<void> {
  await untilTrue(async () => {
    const { body } = await admin.request<{ state: string }>('GET', `/v1/jobs/${jobId}`);
    return body.state === 'finished';
  });
}

/** Puts a policy and waits until every image was judged by it. */
async function apply(name: string, policy: unknown): Promise<void> {
  const { body } = await admin.request<Policy>('PUT', admin.path(`/policies/${name}`), policy);
  if (body.jobId) await finished(body.jobId);
}

async function remove(name: string): Promise<void> {
  const { body } = await admin.request<{ jobId: string }>('DELETE', admin.path(`/policies/${name}`));
  await finished(body.jobId);
}

function decide<Body = Standing>(client: Client, id: string, body: unknown): Promise<Answer<Body & Problem>> {
  return client.request('PUT', client.path(`/images/${id}/decisions/hats`), body);
}

const decisionsOf = async (id: string) =>
  (await moderator.request<Decisions>('GET', moderator.path(`/images/${id}/decisions`))).body;

/** What a viewer gets of an image by each route that could show it. */
async function seen(client: Client, id: string): Promise<Record<string, boolean>> {
  const status = async (path: string) =>
    (await client.request('GET', client.path(`/images/${id}${path}`))).status === 200;
  const hitIds = (hits: { id: string }[]) => hits.map((hit) => hit.id).includes(id);
  const { body: found } = await client.search({ query: 'a hat', collapseDuplicates: true });
  const { body: filtered } = await client.search({
    query: 'a hat',
    filter: { field: 'flags', eq: 'policy:hats' },
  });
  const { body: near } = await client.request<{ hits: { id: string }[] }>(
    'GET',
    client.path(`/images/${leek}/similar`),
  );
  const { body: facets } = await client.request<{ items: { value: string }[] }>(
    'GET',
    client.path('/facets?field=flags'),
  );
  const { body: list } = await client.request<{ items: { id: string }[] }>('GET', client.path('/images'));
  const classified = await client.request('POST', '/v1/classify', { image: { id }, labels: ['hat'] });
  return {
    record: await status(''),
    file: await status('/file'),
    thumbnail: await status('/thumbnail'),
    itsSimilar: await status('/similar'),
    search: hitIds(found.hits),
    filtered: hitIds(filtered.hits),
    similar: hitIds(near.hits),
    facets: facets.items.some(({ value }) => value === 'policy:hats'),
    list: hitIds(list.items),
    classify: classified.status === 200,
  };
}

const all = (value: boolean) =>
  Object.fromEntries(
    [
      'record',
      'file',
      'thumbnail',
      'itsSimilar',
      'search',
      'filtered',
      'similar',
      'facets',
      'list',
      'classify',
    ].map((route) => [route, value]),
  );

test('a dry run counts what the policy then does, and shows the closest cases', async () => {
  const path = moderator.path('/policies/dry-run');
  const { status, body } = await moderator.request<DryRun>('POST', path, { ...HATS, examples: 1 });
  expect(status).toBe(200);
  expect(body).toMatchObject({ judged: 4, total: 4 });
  expect(body.nextCursor).toBeUndefined();
  const [above, below] = [body.examples.matched, body.examples.unmatched];
  expect([above.length, below.length]).toEqual([1, 1]);
  expect(above[0]!.probability).toBeGreaterThanOrEqual(HATS.threshold);
  expect(below[0]!.probability).toBeLessThan(HATS.threshold);
  expect((await moderator.search({ query: 'a hat' })).body.hits.flatMap(({ flags }) => flags)).toEqual([]);

  await apply('hats', { ...HATS, action: 'flag' });
  const flagged = await reader.search({
    query: 'a picture',
    filter: { field: 'flags', eq: 'policy:hats' },
  });
  expect(flagged.body.hits).toHaveLength(body.matched);
  expect(flagged.body.hits.map(({ id }) => id).toSorted()).toEqual(hats.toSorted());
});

test('a flag is shown, found, counted, and recorded with its evidence', async () => {
  expect(await seen(reader, hat)).toEqual(all(true));
  expect((await reader.image(hat)).body.flags).toEqual(['policy:hats']);
  const { items, history } = await decisionsOf(hat);
  expect(items).toMatchObject([{ policy: 'hats', action: 'flag', person: null }]);
  expect(items[0]!.machine!.probability).toBeGreaterThan(0.5);
  expect(items[0]!.machine!.evidence.prohibited.similarity).toBeGreaterThan(0.3);
  expect(history).toMatchObject([{ madeBy: 'machine', action: 'flag' }]);
  expect((await decisionsOf(leek)).items).toEqual([]);
});

test('a hidden image is gone for who does not moderate, and marked for who does', async () => {
  await apply('hats', { ...HATS, action: 'hide' });
  expect(await seen(reader, hat)).toEqual(all(false));
  expect(await seen(moderator, hat)).toEqual(all(true));
  expect((await moderator.image(hat)).body.flags).toEqual(['policy:hats', 'hidden']);
  for (const [method, path] of [
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/retry'],
  ] as const) {
    const body = method === 'PATCH' ? { metadata: {} } : undefined;
    const answer = await writer.request(method, writer.path(`/images/${hat}${path}`), body);
    expect({ method, status: answer.status }).toEqual({ method, status: 404 });
  }
});

test('a person decides at once and for good; taken back, the machine decides again', async () => {
  const allowed = await decide(moderator, hat, { action: 'allow', note: 'A winter cap, fine.' });
  expect(allowed).toMatchObject({
    status: 200,
    body: {
      action: 'allow',
      machine: { action: 'hide' },
      person: { action: 'allow', note: 'A winter cap, fine.', keyName: 'search and moderate' },
    },
  });
  expect(await seen(reader, hat)).toEqual({ ...all(true), filtered: false, facets: false });
  await apply('hats', { ...HATS, threshold: 0.4, action: 'hide' });
  expect((await reader.image(hat)).body.flags).toEqual([]);
  expect((await reader.image(hats[1]!)).status).toBe(404);

  const path = moderator.path(`/images/${hat}/decisions/hats`);
  expect((await moderator.request('DELETE', path)).status).toBe(204);
  expect(await seen(reader, hat)).toEqual(all(false));
  const { items, history } = await decisionsOf(hat);
  expect(items).toMatchObject([{ action: 'hide', person: { action: null } }]);
  expect(history.map(({ madeBy, action }) => [madeBy, action])).toEqual([
    ['person', null],
    ['machine', 'hide'],
    ['person', 'allow'],
    ['machine', 'hide'],
    ['machine', 'flag'],
  ]);
});

test('what was decided is listed with its images, the latest first', async () => {
  type List = { items: (Standing & { image: { id: string; flags: string[] } })[]; nextCursor?: string };
  const list = async (query: string) =>
    (await moderator.request<List>('GET', moderator.path(`/decisions?${query}`))).body;
  const { items } = await list('policy=hats');
  expect(items.map(({ image }) => image.id)).toEqual(hats);
  expect(items[0]).toMatchObject({
    policy: 'hats',
    action: 'hide',
    machine: { action: 'hide', evidence: { prohibited: { text: expect.any(String) as string } } },
    person: { action: null },
    image: { flags: ['policy:hats', 'hidden'] },
  });
  const first = await list('limit=1&action=hide');
  const second = await list(`limit=1&action=hide&cursor=${first.nextCursor}`);
  expect([first, second].flatMap((page) => page.items.map(({ image }) => image.id))).toEqual(hats);
  expect(second.nextCursor).toBeUndefined();
  expect((await list('action=allow')).items).toEqual([]);
  expect((await moderator.request('GET', moderator.path('/decisions?policy=none'))).status).toBe(404);
});

test('a person hides what no policy sees', async () => {
  expect(await decide(moderator, leek, { action: 'hide' })).toMatchObject({
    body: { action: 'hide', machine: null },
  });
  expect((await reader.image(leek)).status).toBe(404);
  await moderator.request('DELETE', moderator.path(`/images/${leek}/decisions/hats`));
  expect((await reader.image(leek)).status).toBe(200);
});

test('a policy that is deleted lets go of what it hid', async () => {
  await remove('hats');
  expect(await seen(reader, hat)).toEqual({ ...all(true), filtered: false, facets: false });
  expect((await decisionsOf(hat)).items).toEqual([]);
  expect((await decisionsOf(hat)).history).toHaveLength(5);
});

test('a rejected upload fails with its reason; its picture is for moderators, who may let it in', async () => {
  await apply('hats', { prohibited: ['shoes', 'footwear'], action: 'reject', threshold: 0.5 });
  const admitted = await admin.request<{ items: { flags: string[] }[] }>('GET', admin.path('/images'));
  expect(admitted.body.items.flatMap(({ flags }) => flags).toSorted()).toEqual(['hidden', 'policy:hats']);

  const [rejected] = await admin.uploadAndSettle(await sampleFiles('clothing_shoes_d62442.jpg'));
  expect(rejected).toMatchObject({
    state: 'failed',
    failure: { code: 'rejected_by_policy', detail: expect.stringContaining('"hats"') as string },
    flags: ['policy:hats', 'rejected'],
  });
  const { id } = rejected!;
  expect((await writer.image(id)).body.failure?.code).toBe('rejected_by_policy');
  expect((await writer.request('GET', writer.path(`/images/${id}/file`))).status).toBe(404);
  expect((await moderator.request('GET', moderator.path(`/images/${id}/file`))).status).toBe(200);
  expect((await decisionsOf(id)).items).toMatchObject([{ action: 'reject' }]);

  expect((await admin.request('POST', admin.path(`/images/${id}/retry`))).status).toBe(202);
  expect(await admin.settled(id)).toMatchObject({ state: 'failed' });
  expect(await decide(moderator, id, { action: 'allow' })).toMatchObject({ status: 200 });
  expect(await admin.settled(id)).toMatchObject({ state: 'indexed', flags: [] });
  expect((await reader.request('GET', reader.path(`/images/${id}/file`))).status).toBe(200);
  await remove('hats');
});

test('pictures and texts are judged on demand, and nothing is kept', async () => {
  await apply('hats', { ...HATS, action: 'hide' });
  await apply('leeks', { prohibited: ['leek'], action: 'flag' });
  const moderate = (client: Client, body: unknown) =>
    client.request<Moderated & Problem>('POST', '/v1/moderate', body);
  const { body } = await moderate(moderator, { image: { id: hat } });
  expect(body.policies.map(({ policy, matched, action }) => [policy, matched, action])).toEqual([
    ['hats', true, 'hide'],
    ['leeks', false, 'flag'],
  ]);
  expect(body.notices).toEqual([]);
  const [file] = await sampleFiles('clothing_hat_4fe8da.jpg');
  const sent = await moderate(writer, {
    image: { base64: Buffer.from(file!.bytes).toString('base64') },
    policies: ['hats'],
  });
  expect(sent.body.policies[0]!.probability).toBeCloseTo(body.policies[0]!.probability, 3);
  expect((await moderate(writer, { image: { id: hat } })).status).toBe(404);

  const form = new FormData();
  form.append('file', new Blob([Buffer.from(file!.bytes)]), 'hat.jpg');
  const asForm = await fetch(`${app.url}/v1/moderate`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${writer.key}` },
  });
  expect(await asForm.json()).toMatchObject({ policies: [{ policy: 'hats', matched: true }, {}] });

  const text = await moderate(moderator, { text: 'a woman who wears a red hat', policies: ['hats'] });
  expect(text.body.policies[0]).toMatchObject({ matched: true, evidence: { prohibited: { text: 'hat' } } });
  expect(text.body.notices).toMatchObject([{ code: 'text_by_similarity' }]);
  const other = await moderate(moderator, { text: 'revenue grew by four percent', policies: ['hats'] });
  expect(other.body.policies[0]).toMatchObject({ matched: false });

  const draft = { prohibited: ['leek'], threshold: 0.5, action: 'reject' };
  const tried = await moderate(moderator, { image: { id: leek }, draft });
  expect(tried.body.policies).toMatchObject([
    {
      policy: null,
      matched: true,
      threshold: 0.5,
      action: 'reject',
      evidence: { prohibited: { text: 'leek' } },
    },
  ]);
  const long = { prohibited: ['leek', 'leek '.repeat(1000)] };
  expect(await moderate(moderator, { text: 'a leek', draft: long })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/draft/prohibited/1' }] },
  });
  expect(await moderate(moderator, { text: 'a leek', draft, policies: ['hats'] })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/draft' }] },
  });
});

test('changes and overrides are in the audit log', async () => {
  const { body } = await admin.request<{ items: { action: string; target: string; keyName: string }[] }>(
    'GET',
    '/v1/audit',
  );
  expect(body.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ action: 'policy.put', target: 'hats', keyName: 'admin' }),
      expect.objectContaining({ action: 'policy.delete', target: 'hats' }),
      expect.objectContaining({
        action: 'decision.override',
        target: `${hat}/hats`,
        keyName: 'search and moderate',
      }),
      expect.objectContaining({ action: 'decision.withdraw', target: `${hat}/hats` }),
    ]),
  );
});

test('each scope does its own', async () => {
  const policy = admin.path('/policies/hats');
  const decisions = admin.path(`/images/${leek}/decisions`);
  const calls: [string, string, unknown][] = [
    ['GET', policy, undefined],
    ['PUT', policy, { ...HATS, action: 'hide' }],
    ['POST', admin.path('/policies/dry-run'), HATS],
    ['GET', decisions, undefined],
    ['GET', admin.path('/decisions'), undefined],
    ['PUT', `${decisions}/leeks`, { action: 'allow' }],
    ['POST', '/v1/moderate', { text: 'a hat' }],
  ];
  const statuses = async (client: Client) => {
    const answers = [];
    for (const [method, path, body] of calls) answers.push((await client.request(method, path, body)).status);
    return answers;
  };
  expect(await statuses(reader)).toEqual([403, 403, 403, 403, 403, 403, 403]);
  expect(await statuses(writer)).toEqual([403, 403, 403, 403, 403, 403, 200]);
  expect(await statuses(moderator)).toEqual([200, 403, 200, 200, 200, 200, 200]);
  expect(await statuses(admin)).toEqual([200, 200, 200, 200, 200, 200, 200]);
});

test.each<[string, string, string, object | undefined, number, string, string | null]>([
  ['no prohibited text', 'PUT', '/policies/bad', { prohibited: [] }, 400, 'invalid_request', '/prohibited'],
  [
    'too many texts',
    'PUT',
    '/policies/bad',
    { prohibited: Array.from({ length: 51 }, (_, index) => `text ${index}`) },
    400,
    'invalid_request',
    '/prohibited',
  ],
  [
    'a text on both sides',
    'PUT',
    '/policies/bad',
    { prohibited: ['hat'], allowed: ['Hat'] },
    400,
    'invalid_request',
    '/allowed/0',
  ],
  [
    'a threshold of 0',
    'PUT',
    '/policies/bad',
    { prohibited: ['hat'], threshold: 0 },
    400,
    'invalid_request',
    '/threshold',
  ],
  [
    'an unknown action',
    'PUT',
    '/policies/bad',
    { prohibited: ['hat'], action: 'burn' },
    400,
    'invalid_request',
    '/action',
  ],
  [
    'a text over the token limit',
    'POST',
    '/policies/dry-run',
    { prohibited: ['a very long text about a hat '.repeat(20)] },
    422,
    'text_too_long',
    '/prohibited/0',
  ],
  [
    'a cursor of nothing',
    'POST',
    '/policies/dry-run',
    { prohibited: ['hat'], cursor: 'x' },
    400,
    'bad_cursor',
    null,
  ],
  ['a bad name', 'PUT', '/policies/No Name', { prohibited: ['hat'] }, 400, 'invalid_request', '/name'],
  ['a policy that is not there', 'GET', '/policies/nothing', undefined, 404, 'policy_not_found', null],
  ['one to delete', 'DELETE', '/policies/nothing', undefined, 404, 'policy_not_found', null],
  ['an image that is not there', 'GET', '/images/nothing/decisions', undefined, 404, 'image_not_found', null],
])('%s is a problem', async (_, method, path, body, status, code, pointer) => {
  expect(await admin.request(method, admin.path(path), body)).toMatchObject({
    status,
    body: { code, ...(pointer && { errors: [{ pointer }] }) },
  });
});

test('overrides and requests that make no sense are problems', async () => {
  const override = (policy: string, body: object) =>
    admin.request('PUT', admin.path(`/images/${leek}/decisions/${policy}`), body);
  expect(await override('nothing', { action: 'allow' })).toMatchObject({
    status: 404,
    body: { code: 'policy_not_found' },
  });
  expect(await override('hats', { action: 'reject' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/action' }] },
  });
  const moderate = (body: object) => admin.request('POST', '/v1/moderate', body);
  expect(await moderate({})).toMatchObject({ status: 400, body: { errors: [{ pointer: '/image' }] } });
  expect(await moderate({ text: 'a hat', policies: ['nothing'] })).toMatchObject({
    status: 404,
    body: { code: 'policy_not_found', errors: [{ pointer: '/policies/0' }] },
  });
  expect(await moderate({ image: { base64: 'https://example.org/a.jpg' } })).toMatchObject({
    status: 422,
    body: { code: 'url_not_supported' },
  });
  const [broken] = await admin.uploadAndSettle([
    { name: 'cut.jpg', bytes: (await sampleFiles(NAMES[0]!))[0]!.bytes.subarray(0, 2_000) },
  ]);
  expect(broken!.state).toBe('failed');
  expect(await decide(admin, broken!.id, { action: 'allow' })).toMatchObject({
    status: 409,
    body: { code: 'image_not_indexed' },
  });
});
