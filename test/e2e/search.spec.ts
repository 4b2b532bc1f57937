import { Client, type Hit, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

let app: RunningCliptext;
let client: Client;

beforeAll(async () => {
  app = await startCliptext({ samples: true });
  client = new Client(app.url);
}, 60_000);

afterAll(() => app.stop());

const labels = (hits: Hit[]) => hits.map(({ metadata }) => metadata.label);
const nestedFilter = (depth: number): object =>
  depth === 1 ? { field: 'width', gt: 0 } : { not: nestedFilter(depth - 1) };
const isApple = ({ metadata }: Hit) => metadata.label === 'Apple';

test('finds pictures in words, the best first', async () => {
  const { status, body } = await client.searchByLink('q=a+photo+of+a+hat&limit=5');
  expect(status).toBe(200);
  expect(labels(body.hits).slice(0, 2)).toEqual(['Hat', 'Hat']);
  expect(body.hits.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
  expect(body.hits.map(({ score }) => score)).toEqual(
    body.hits.map(({ score }) => score).toSorted((a, b) => b - a),
  );
  expect(body.verdict).toBe('strong');
});

test('a negative in the words, in the link or in the body pushes its pictures off the first ten', async () => {
  const plain = await client.searchByLink('q=fruit&limit=10');
  expect(plain.body.hits.some(isApple)).toBe(true);

  const answers = [
    await client.searchByLink('q=fruit+without+apples&limit=10'),
    await client.searchByLink('q=fruit&not=apples&limit=10'),
    await client.search({ query: 'fruit', negative: ['apples'], limit: 10 }),
  ];
  for (const { body } of answers) {
    expect(body.query).toMatchObject({
      positive: 'fruit',
      negative: [{ text: 'apples', mode: 'demote', weight: 1 }],
    });
    expect(body.hits.some(isApple)).toBe(false);
    expect(body.hits.map(({ id }) => id)).toEqual(answers[0]!.body.hits.map(({ id }) => id));
  }
  expect(answers[0]!.body.query.notices.map(({ code }) => code)).toEqual(['negation_parsed', 'single_word']);
});

test('exclude leaves the pictures out and counts them', async () => {
  const { body } = await client.search({
    query: 'fruit',
    negative: [{ text: 'apples', mode: 'exclude' }],
    limit: 100,
  });
  expect(body.hits.some(isApple)).toBe(false);
  expect(body.excluded.count).toBeGreaterThanOrEqual(1);
  expect(body.excluded.byNegative).toEqual([{ text: 'apples', count: body.excluded.count }]);
  expect(body.hits.length + body.excluded.count).toBe(99);
  expect(labels(body.hits.slice(0, 20))).toEqual(expect.arrayContaining(['Lemon', 'Mango', 'Banana']));
});

test('parseNegation can be switched off, and quotes are literal', async () => {
  const off = await client.search({ query: 'fruit without apples', parseNegation: false });
  expect(off.body.query).toMatchObject({ positive: 'fruit without apples', negative: [] });
  const quoted = await client.search({ query: '"without apples"' });
  expect(quoted.body.query.negative).toEqual([]);
});

test('less like a picture lowers what looks like it', async () => {
  const before = (await client.search({ query: 'fruit', limit: 10 })).body.hits;
  const apple = before.find(isApple)!;
  const negative = [{ image: { id: apple.id }, mode: 'exclude' }];
  const { body } = await client.search({ query: 'fruit', negative, limit: 10 });
  expect(body.query.negative).toEqual([{ text: null, ...negative[0], weight: 1 }]);
  expect(body.excluded.count).toBe(1);
  expect(body.hits.some(isApple)).toBe(false);

  const unknown = { id: '0198c1de-0000-7000-8000-000000000000' };
  expect(await client.search({ query: 'fruit', negative: ['pears', { image: unknown }] })).toMatchObject({
    status: 404,
    body: { code: 'image_not_found', errors: [{ pointer: '/negative/1/image/id' }] },
  });
});

test('a query of negatives only is refused', async () => {
  expect(await client.search({ query: 'without apples' })).toMatchObject({
    status: 422,
    body: { code: 'negative_only' },
  });
});

test('filters cut by metadata, and errors in them point to the place', async () => {
  const clothing = await client.search({
    query: 'something red',
    limit: 100,
    filter: { field: 'metadata.kind', eq: 'clothing' },
  });
  expect(clothing.body.hits).toHaveLength(34);
  const nested = await client.search({
    query: 'something',
    limit: 100,
    filter: {
      all: [
        { not: { field: 'metadata.label', in: ['Hat', 'Shoes'] } },
        {
          any: [
            { field: 'metadata.kind', eq: 'clothing' },
            { field: 'width', lt: 1 },
          ],
        },
        { field: 'createdAt', gte: '2020-01-01' },
        { field: 'height', gt: 10, lte: 100_000 },
        { field: 'tags', exists: false },
      ],
    },
  });
  expect(nested.body.hits).toHaveLength(30);

  const unknown = await client.search({
    query: 'x',
    filter: { all: [{ field: 'metadata.colour', eq: 'red' }] },
  });
  expect(unknown).toMatchObject({
    status: 400,
    body: { code: 'unknown_filter_field', errors: [{ pointer: '/filter/all/0/field' }] },
  });
  const mistyped = await client.search({ query: 'x', filter: { field: 'width', eq: 'wide' } });
  expect(mistyped).toMatchObject({ status: 400, body: { errors: [{ pointer: '/filter/eq' }] } });
  const operator = await client.search({ query: 'x', filter: { field: 'width', near: 3 } });
  expect(operator).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});

test('pages never repeat and end when the collection does', async () => {
  const request = { query: 'clothes', negative: ['shoes'], limit: 20 };
  const seen: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const { body } = await client.search({ ...request, ...(cursor && { cursor }) });
    seen.push(...body.hits.map(({ id }) => id));
    cursor = body.nextCursor;
    pages += 1;
  } while (cursor);
  expect(pages).toBe(5);
  expect(new Set(seen).size).toBe(99);
  expect(seen).toHaveLength(99);

  const first = await client.search(request);
  const other = await client.search({ ...request, query: 'food', cursor: first.body.nextCursor });
  expect(other).toMatchObject({ status: 400, body: { code: 'bad_cursor' } });

  await client.request('POST', '/v1/collections', { name: 'elsewhere' });
  const elsewhere = new Client(app.url, 'elsewhere');
  expect(await elsewhere.search({ ...request, cursor: first.body.nextCursor })).toMatchObject({
    status: 400,
    body: { code: 'bad_cursor' },
  });
});

test('several phrasings are averaged, and differ from one alone', async () => {
  const one = await client.search({ query: 'a shirt with long sleeves', limit: 5 });
  const many = await client.search({
    query: 'a shirt with long sleeves',
    phrasings: ['a longsleeve', { text: 'a sweater', weight: 0.5 }],
    limit: 5,
  });
  expect(many.body.hits[0]!.similarity).not.toBeCloseTo(one.body.hits[0]!.similarity, 6);
});

test('searches by picture, by id and by bytes, alone and with words', async () => {
  const [hat] = (await client.searchByLink('q=a+hat&limit=1')).body.hits;
  const similar = await client.request<{ hits: Hit[] }>(
    'GET',
    client.path(`/images/${hat!.id}/similar?limit=3`),
  );
  expect(similar.body.hits.map(({ id }) => id)).not.toContain(hat!.id);
  expect(similar.body.hits[0]!.metadata.label).toBe('Hat');

  const byId = await client.search({ image: { id: hat!.id }, limit: 1 });
  expect(byId.body.hits[0]).toMatchObject({ id: hat!.id });
  expect(byId.body.hits[0]!.similarity).toBeCloseTo(1, 5);

  const record = (await client.image(hat!.id)).body;
  const bytes = Buffer.from(await (await fetch(app.url + record.links.file)).arrayBuffer());
  const byBytes = await client.search({
    image: { base64: bytes.toString('base64') },
    query: 'a hat',
    limit: 1,
  });
  expect(byBytes.body.hits[0]).toMatchObject({ id: hat!.id });

  const address = await client.search({ image: { base64: 'https://example.org/hat.jpg' } });
  expect(address).toMatchObject({ status: 422, body: { code: 'url_not_supported' } });
  const broken = await client.search({ image: { base64: 'bm90IGEgcGljdHVyZQ==' } });
  expect(broken).toMatchObject({ status: 422, body: { code: 'image_unreadable' } });
});

test.each([
  ['an empty query', { query: ' ' }, 400, '/query'],
  ['nothing to search by', {}, 400, '/query'],
  ['a prompt that is too long', { query: 'x'.repeat(2_001) }, 400, '/query'],
  ['too many negatives', { query: 'x', negative: Array.from({ length: 17 }, () => 'y') }, 400, '/negative'],
  ['too many negations', { query: `x ${'abcdefghijklmnopq'.replaceAll(/./g, ' -$&$&')}` }, 400, '/query'],
  ['too many hits', { query: 'x', limit: 201 }, 400, '/limit'],
  ['an unknown key', { query: 'x', colour: 'red' }, 400, ''],
  ['a negative of both kinds', { query: 'x', negative: [{ text: 'y', image: {} }] }, 400, '/negative/0'],
  ['a filter that is nested too deeply', { query: 'x', filter: nestedFilter(33) }, 400, '/filter'],
  ['a weight out of range', { query: 'x', negative: [{ text: 'y', weight: 5 }] }, 400, '/negative/0/weight'],
])('%s is refused with a pointer', async (_, request, status, pointer) => {
  const answer = await client.search(request);
  expect(answer.status).toBe(status);
  expect(answer.body.errors![0]!.pointer).toBe(pointer);
});

test.each([
  ['a filter on null', { filter: { field: 'width', eq: null } }, 'numbers'],
  ['a filter without a condition', { filter: {} }, 'exists'],
  ['a negative that is a number', { negative: [5] }, '"image"'],
  ['a phrasing that is a list', { phrasings: [[]] }, '"text"'],
  ['an image by its name', { image: 'a.jpg' }, '"base64"'],
])('%s is refused with what it may be', async (_, request, remedy) => {
  const { status, body } = await client.search({ query: 'x', ...request });
  expect(status).toBe(400);
  expect((body as unknown as Problem).detail).toContain(remedy);
});

test('a long prompt is cut at the limit of the model and says so', async () => {
  const { body } = await client.search({ query: 'a hat on a table '.repeat(30), limit: 1 });
  expect(body.query.truncated).toBe(true);
  expect(body.query.notices.map(({ code }) => code)).toContain('truncated');
});

test('says when nothing shows what was asked for, and how probable each hit is', async () => {
  const nonsense = await client.search({ query: 'florb the gnarp', limit: 3 });
  expect(nonsense.body.verdict).toBe('none');
  expect(nonsense.body.hits).toHaveLength(3);

  const { body } = await client.search({ query: 'a banana', limit: 99 });
  const probabilities = body.hits.map(({ probability }) => probability as number);
  expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
  const likely = await client.search({ query: 'a banana', limit: 99, minProbability: 0.5 });
  expect(likely.body.hits.map(({ id }) => id)).toEqual(
    body.hits.filter(({ probability }) => (probability as number) >= 0.5).map(({ id }) => id),
  );
  expect(likely.body.hits.length).toBeGreaterThan(0);
  expect(likely.body.hits.length).toBeLessThan(20);
});

test('a picture has no probability, so none can be asked for', async () => {
  const [hat] = (await client.searchByLink('q=a+hat&limit=1')).body.hits;
  const byPicture = await client.search({ image: { id: hat!.id }, limit: 1 });
  expect(byPicture.body).toMatchObject({ verdict: null, hits: [{ probability: null }] });
  expect(await client.search({ image: { id: hat!.id }, minProbability: 0.5 })).toMatchObject({
    status: 422,
    body: { code: 'not_calibrated', errors: [{ pointer: '/minProbability' }] },
  });
});

test('a colour is judged among the colours, in what is looked for and in what is not', async () => {
  const { body } = await client.search({
    query: 'a red shirt',
    negative: ['blue shirts'],
    limit: 5,
    explain: true,
  });
  const { colours, negatives } = body.hits[0]!.evidence!;
  expect(colours).toMatchObject([{ text: 'red' }]);
  expect(negatives).toMatchObject([{ text: 'blue shirts' }]);
});

test('the parts of a prompt count by themselves on request', async () => {
  const query = 'a man wearing a hat next to a window';
  expect((await client.search({ query, limit: 1 })).body.query.clauses).toEqual([]);
  const { body } = await client.search({ query, compose: true, explain: true, limit: 3 });
  expect(body.query.clauses).toEqual(['man', 'hat', 'window']);
  expect(body.hits[0]!.evidence!.clauses.map(({ text }) => text)).toEqual(['man', 'hat', 'window']);
  expect(body.query.notices.map(({ code }) => code)).toContain('relation_not_verified');
});

test('diversity picks other pictures among the best, in the order of their scores', async () => {
  const ids = (hits: Hit[]) => hits.map(({ id }) => id);
  const best = (await client.search({ query: 't-shirt', limit: 24 })).body;
  const diverse = (await client.search({ query: 't-shirt', limit: 6, diversity: 0.7 })).body;
  expect(diverse.hits).toHaveLength(6);
  expect(diverse.hits[0]!.id).toBe(best.hits[0]!.id);
  expect(ids(best.hits)).toEqual(expect.arrayContaining(ids(diverse.hits)));
  expect(ids(diverse.hits)).not.toEqual(ids(best.hits).slice(0, 6));
  const scores = diverse.hits.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(diverse.nextCursor).toBeUndefined();
});

test("a collection's vocabulary gives its words a meaning", async () => {
  const path = '/v1/collections/default';
  const before = (await client.search({ query: 'zubwear', limit: 5 })).body;
  await client.request('PATCH', path, {
    vocabulary: [{ term: 'zubwear', phrases: ['a hat', 'a man with a hat'] }],
  });
  const after = (await client.search({ query: 'zubwear', limit: 5 })).body;
  expect(labels(after.hits)).toContain('Hat');
  expect(labels(before.hits)).not.toContain('Hat');
  expect(after.query.notices.map(({ code }) => code)).toContain('vocabulary_used');
  await client.request('PATCH', path, { vocabulary: [] });
});
