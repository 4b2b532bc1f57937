import { Client, sampleFiles, type Answer, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

type Picture = { id: string } | { base64: string };
type Classified = {
  images: { labels: { name: string; probability: number; similarity: number }[]; none: number | null }[];
  notices: { code: string; message: string }[];
};
type Caption = { text: string; probability: number; similarity: number; choices?: string[] };
type RankedCaptions = { captions: Caption[]; refined?: Caption & { gain: number } };
type Compared = {
  similarities: number[][];
  probabilities: number[][];
  best: { text: string; image: number; similarity: number; probability: number }[];
};

const CLASSIFY = '/v1/classify';
const CAPTIONS = '/v1/captions/rank';
const SIMILARITY = '/v1/similarity';
const GARMENTS = ['hat', 'shoes', 't-shirt', 'skirt'];

let app: RunningCliptext;
let client: Client;
let hatFile: { name: string; bytes: Uint8Array };
let leekFile: { name: string; bytes: Uint8Array };
let hat: { id: string };
let leek: { base64: string };

beforeAll(async () => {
  app = await startCliptext();
  client = new Client(app.url);
  [hatFile, leekFile] = (await sampleFiles('clothing_hat_4fe8da.jpg', 'grocery_leek_c3f701.jpg')) as [
    typeof hatFile,
    typeof leekFile,
  ];
  leek = { base64: Buffer.from(leekFile.bytes).toString('base64') };
  const [record] = await client.uploadAndSettle([hatFile]);
  hat = { id: record!.id };
}, 60_000);

afterAll(() => app.stop());

function post<Body>(path: string, body: unknown): Promise<Answer<Body & Problem>> {
  return client.request('POST', path, body);
}

/** Sends a request as a form. */
async function postForm<Body>(
  path: string,
  request: string | Blob,
  files: (typeof hatFile)[],
): Promise<Answer<Body>> {
  const form = new FormData();
  form.append('request', request);
  for (const { name, bytes } of files) form.append('file', new Blob([Buffer.from(bytes)]), name);
  const response = await fetch(app.url + path, { method: 'POST', body: form });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

describe('classify', () => {
  test('gives the labels of an image by its id, and of one that is sent, with none of these', async () => {
    const { status, body } = await post<Classified>(CLASSIFY, { images: [hat, leek], labels: GARMENTS });
    expect(status).toBe(200);
    const [ofHat, ofLeek] = body.images;
    expect(ofHat!.labels.map(({ name }) => name).toSorted()).toEqual(GARMENTS.toSorted());
    expect(ofHat!.labels[0]).toMatchObject({ name: 'hat' });
    expect(ofHat!.labels[0]!.probability).toBeGreaterThan(0.9);
    expect(ofLeek!.none).toBeGreaterThan(0.9);
    for (const { labels, none } of body.images) {
      expect(sum(labels.map(({ probability }) => probability)) + none!).toBeCloseTo(1, 9);
    }
  });

  test('without none, the labels share all; a temperature evens them out; topK cuts the list alone', async () => {
    const request = { image: leek, labels: GARMENTS, noneOfThese: false };
    const [cold, warm, cut] = await Promise.all([
      post<Classified>(CLASSIFY, request),
      post<Classified>(CLASSIFY, { ...request, temperature: 10 }),
      post<Classified>(CLASSIFY, { ...request, topK: 2 }),
    ]);
    const labelsOf = ({ body }: typeof cold) => body.images[0]!.labels;
    expect(cold.body.images[0]!.none).toBeNull();
    expect(sum(labelsOf(cold).map(({ probability }) => probability))).toBeCloseTo(1, 9);
    expect(labelsOf(warm)[0]!.probability).toBeLessThan(labelsOf(cold)[0]!.probability);
    expect(labelsOf(cut)).toEqual(labelsOf(cold).slice(0, 2));
  });

  test('a label may be called anything and say what it means in its phrases', async () => {
    const { body } = await post<Classified>(CLASSIFY, {
      image: hat,
      labels: ['shoes', { name: 'SKU-12', phrases: ['a knitted hat', 'a woollen cap'] }],
    });
    expect(body.images[0]!.labels[0]).toMatchObject({ name: 'SKU-12' });
  });

  test('takes pictures as files of a form', async () => {
    const { status, body } = await postForm<Classified>(CLASSIFY, JSON.stringify({ labels: GARMENTS }), [
      leekFile,
      hatFile,
    ]);
    expect(status).toBe(200);
    expect(body.images).toHaveLength(2);
    expect(body.images[1]!.labels[0]).toMatchObject({ name: 'hat' });
    const sent = await post<Classified>(CLASSIFY, { image: leek, labels: GARMENTS });
    expect(body.images[0]).toEqual(sent.body.images[0]);
  });

  test('says which labels are longer than the model can read', async () => {
    const long = 'a very long label about a hat '.repeat(20).trim();
    const { body } = await post<Classified>(CLASSIFY, { image: hat, labels: ['shoes', long] });
    expect(body.notices).toMatchObject([
      { code: 'truncated', message: expect.stringContaining('a very long') },
    ]);
  });

  const picture = { base64: 'aGVsbG8=' };
  const one = { image: picture, labels: ['hat'] };
  test.each<[string, object, number, string, string]>([
    ['no labels', { image: picture, labels: [] }, 400, 'invalid_request', '/labels'],
    [
      '1,001 labels',
      { image: picture, labels: Array.from({ length: 1_001 }, (_, index) => `label ${index}`) },
      400,
      'invalid_request',
      '/labels',
    ],
    [
      'a label twice',
      { image: picture, labels: ['Hat', 'shoes', ' hat '] },
      400,
      'invalid_request',
      '/labels/2',
    ],
    ['an empty label', { image: picture, labels: ['hat', ''] }, 400, 'invalid_request', '/labels/1'],
    [
      'a label of too many characters',
      { image: picture, labels: ['hat', 'x'.repeat(2_001)] },
      400,
      'invalid_request',
      '/labels/1',
    ],
    ['no picture', { labels: ['hat'] }, 400, 'invalid_request', '/images'],
    [
      '65 pictures',
      { images: Array.from({ length: 65 }, () => picture), labels: ['hat'] },
      400,
      'invalid_request',
      '/images',
    ],
    [
      'broken base64',
      { image: { base64: 'no*base64' }, labels: ['hat'] },
      422,
      'image_unreadable',
      '/image/base64',
    ],
    ['something else than a picture', one, 422, 'image_unreadable', '/image/base64'],
    [
      'an address',
      { images: [{ base64: 'https://example.com/hat.jpg' }], labels: ['hat'] },
      422,
      'url_not_supported',
      '/images/0/base64',
    ],
    [
      'a picture of another form',
      { image: { path: 'hat.jpg' }, labels: ['hat'] },
      400,
      'invalid_request',
      '/image',
    ],
    ['a temperature of 0', { ...one, temperature: 0 }, 400, 'invalid_request', '/temperature'],
    [
      'a temperature that is no number',
      { ...one, temperature: 'NaN' },
      400,
      'invalid_request',
      '/temperature',
    ],
    [
      'an unknown image',
      { image: { id: '01900000-0000-7000-8000-000000000000' }, labels: ['hat'] },
      404,
      'image_not_found',
      '/image/id',
    ],
  ])('%s is a problem that points to the place', async (_, body, status, code, pointer) => {
    const answer = await post(CLASSIFY, body);
    expect(answer).toMatchObject({ status, body: { code, errors: [{ pointer }] } });
  });

  test('NaN is no JSON, and the collection has to exist', async () => {
    const response = await fetch(app.url + CLASSIFY, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"labels":["hat"],"temperature":NaN}',
    });
    expect(await response.json()).toMatchObject({ status: 400, detail: 'The body is not valid JSON.' });
    expect(await post(CLASSIFY, { ...one, collection: 'nowhere' })).toMatchObject({
      status: 404,
      body: { code: 'collection_not_found' },
    });
  });

  test('a form with a broken part is a problem', async () => {
    expect(await postForm(CLASSIFY, '{"labels":', [hatFile])).toMatchObject({
      status: 400,
      body: { code: 'bad_request', detail: 'The part "request" is not valid JSON.' },
    });
    expect(await postForm(CAPTIONS, '{"candidates":["a hat"]}', [hatFile, leekFile])).toMatchObject({
      status: 413,
      body: { code: 'too_many_files' },
    });
    expect(await postForm(CLASSIFY, new Blob(['{"labels":["a hat"]}']), [hatFile])).toMatchObject({
      status: 400,
      body: { code: 'bad_multipart', detail: expect.stringContaining('-F "request=<file.json"') as string },
    });
  });
});

describe('captions', () => {
  test('are ranked, and share the probability', async () => {
    const candidates = ['a bundle of leek in a shop', 'a dog on a beach', 'a woollen hat on the floor'];
    const { status, body } = await post<RankedCaptions>(CAPTIONS, { image: hat, candidates });
    expect(status).toBe(200);
    expect(body.captions[0]!.text).toBe(candidates[2]);
    expect(body.captions.map(({ text }) => text).toSorted()).toEqual(candidates);
    expect(sum(body.captions.map(({ probability }) => probability))).toBeCloseTo(1, 9);
  });

  test('come out of the slots of a template', async () => {
    const template = 'a photo of {a pair of shoes|a hat|vegetables} on the {floor|beach}';
    const { body } = await post<RankedCaptions>(CAPTIONS, { image: hat, template });
    expect(body.captions).toHaveLength(6);
    expect(body.captions[0]!.choices![0]).toBe('a hat');
    const { text, choices } = body.captions[0]!;
    expect(text).toBe(`a photo of ${choices![0]} on the ${choices![1]}`);
  });

  test('are refined: the better caption and what it gains', async () => {
    const refine = {
      caption: 'a green shoe on the floor',
      alternatives: [
        { part: 'shoe', options: ['hat', 'skirt'] },
        { part: 'green', options: ['grey', 'black'] },
      ],
    };
    const { body } = await post<RankedCaptions>(CAPTIONS, { image: hat, refine, topK: 1 });
    const { text, similarity, gain } = body.refined!;
    expect(text).toMatch(/^a (green|grey|black) hat on the floor$/);
    const given = await post<RankedCaptions>(CAPTIONS, { image: hat, candidates: [refine.caption] });
    expect(gain).toBeGreaterThan(0);
    expect(gain).toBeCloseTo(similarity - given.body.captions[0]!.similarity, 6);
    expect(body.captions).toEqual([expect.objectContaining({ text })]);

    const best = { caption: text, alternatives: [{ part: 'hat', options: ['shoe'] }] };
    const again = await post<RankedCaptions>(CAPTIONS, { image: hat, refine: best });
    expect(again.body.refined).toMatchObject({ text, gain: 0 });
  });

  const slot = `{${Array.from({ length: 11 }, (_, index) => `x${index}`).join('|')}}`;
  test.each<[string, object, string, string]>([
    ['nothing to rank', {}, '/candidates', 'give one of'],
    ['two things to rank', { candidates: ['a hat'], template: 'a {hat|cap}' }, '/candidates', 'give one of'],
    ['no slot', { template: 'a hat' }, '/template', 'has no slot'],
    [
      'too many captions',
      { template: `a ${slot} ${slot} ${slot}` },
      '/template',
      '1331 captions; the limit is 1000',
    ],
    [
      'a part that is not there',
      { refine: { caption: 'a hat', alternatives: [{ part: 'cap', options: ['hood'] }] } },
      '/refine/alternatives/0/part',
      'is not in the caption',
    ],
    [
      'a part that would be looked for all day',
      { refine: { caption: 'a'.repeat(1e6), alternatives: [{ part: 'a'.repeat(5e5), options: ['b'] }] } },
      '/refine/caption',
      'must have at most 2000 characters (MAX_PROMPT_CHARACTERS)',
    ],
    [
      'a template that is too long',
      { template: `a {${'hat|'.repeat(3e4)}cap}` },
      '/template',
      'must have at most 50000 characters',
    ],
  ])('%s is a problem', async (_, what, pointer, detail) => {
    const answer = await post(CAPTIONS, { image: leek, ...what });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ pointer, detail: expect.stringContaining(detail) as string }] },
    });
  });
});

describe('similarity', () => {
  test('compares every picture with every text, and names the best picture of each', async () => {
    const texts = ['a woollen hat on the floor', 'leek and other vegetables in a shop', 'hat'];
    const { status, body } = await post<Compared>(SIMILARITY, { images: [leek, hat], texts });
    expect(status).toBe(200);
    expect(body.best).toMatchObject([
      { text: texts[0], image: 1 },
      { text: texts[1], image: 0 },
      { text: texts[2], image: 1 },
    ]);
    body.best.forEach(({ image, similarity, probability }, column) => {
      expect(similarity).toBe(Math.max(...body.similarities.map((row) => row[column]!)));
      expect(probability).toBe(body.probabilities[image]![column]);
      expect(body.probabilities[1 - image]![column]).toBeLessThan(probability);
    });
    const { hits } = (await client.search({ query: texts[0] })).body;
    expect(body.similarities[1]![0]).toBeCloseTo(hits[0]!.similarity, 5);
  });

  test('takes 256 pictures and 256 texts, and no more', async () => {
    const images = (count: number): Picture[] => Array.from({ length: count }, () => hat);
    const texts = Array.from({ length: 256 }, (_, index) => `a hat with the number ${index} on it`);
    const { status, body } = await post<Compared>(SIMILARITY, { images: images(256), texts });
    expect(status).toBe(200);
    expect(body.similarities).toHaveLength(256);
    expect(body.similarities[255]).toHaveLength(256);
    expect(await post(SIMILARITY, { images: images(257), texts })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/images', detail: 'must have at most 256 pictures' }] },
    });
  });
});

test('a key may be limited to collections, here as elsewhere', async () => {
  const { body: admin } = await post<{ key: string }>('/v1/keys', { name: 'root', scopes: ['admin'] });
  const root = new Client(app.url, 'default', admin.key);
  expect((await root.request('POST', '/v1/collections', { name: 'other' })).status).toBe(201);
  const limited = async (scopes: string[], collections: string[]) => {
    const { body } = await root.request<{ key: string }>('POST', '/v1/keys', {
      name: 'one',
      scopes,
      collections,
    });
    return new Client(app.url, 'default', body.key);
  };
  const reader = await limited(['search'], ['default']);
  const request = { image: hat, labels: GARMENTS };
  expect((await reader.request('POST', CLASSIFY, request)).status).toBe(200);
  expect(await reader.request('POST', CLASSIFY, { ...request, collection: 'other' })).toMatchObject({
    status: 404,
    body: { code: 'collection_not_found' },
  });
  const stranger = await limited(['search'], ['other']);
  expect((await stranger.request('POST', CLASSIFY, request)).status).toBe(404);
  expect(await stranger.request('POST', CLASSIFY, { ...request, collection: 'other' })).toMatchObject({
    status: 404,
    body: { code: 'image_not_found' },
  });
  const writer = await limited(['write'], ['default']);
  expect((await writer.request('POST', CLASSIFY, request)).status).toBe(403);
});
