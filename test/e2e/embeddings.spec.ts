import OpenAI, { BadRequestError, NotFoundError } from 'openai';
import { Client, sampleFiles, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

type Embeddings = {
  object: string;
  data: { object: string; index: number; embedding: number[] | string; truncated: boolean }[];
  model: string;
  usage: { prompt_tokens: number; total_tokens: number };
};

let app: RunningCliptext;
let client: Client;
let openai: OpenAI;
let model: string;

beforeAll(async () => {
  app = await startCliptext();
  client = new Client(app.url);
  openai = new OpenAI({ baseURL: `${app.url}/v1`, apiKey: 'none needed', maxRetries: 0 });
  model = (await client.request<{ model: { id: string } }>('GET', '/v1/status')).body.model.id;
});

afterAll(() => app.stop());

const embed = (body: object) =>
  client.request<Embeddings & Problem>('POST', '/v1/embeddings', { model, ...body });
const numbersOf = ({ body }: { body: Embeddings }) => body.data.map(({ embedding }) => embedding as number[]);
const dot = (a: number[], b: number[]) => a.reduce((sum, value, index) => sum + value * b[index]!, 0);

test("OpenAI's own client works, base64 being what it asks for by itself", async () => {
  const input = ['a red dress', 'a woollen hat', 'a bundle of leek'];
  const { object, data, model: answered, usage } = await openai.embeddings.create({ model, input });
  expect([object, answered]).toEqual(['list', model]);
  expect(data.map(({ index }) => index)).toEqual([0, 1, 2]);
  const asNumbers = numbersOf(await embed({ input }));
  data.forEach(({ embedding }, index) => {
    expect(embedding).toHaveLength(384);
    expect(dot(embedding, embedding)).toBeCloseTo(1, 5);
    expect(dot(embedding, asNumbers[index]!)).toBeCloseTo(1, 5);
  });
  expect(usage.total_tokens).toBe(usage.prompt_tokens);
  const floats = await openai.embeddings.create({ model, input: input[0]!, encoding_format: 'float' });
  expect(floats.data[0]!.embedding).toEqual(asNumbers[0]);
});

test("OpenAI's client tells an unknown model and a bad request apart", async () => {
  const create = openai.embeddings.create.bind(openai.embeddings);
  await expect(create({ model: 'text-embedding-3-small', input: 'a hat' })).rejects.toThrow(NotFoundError);
  await expect(create({ model, input: 'a hat', dimensions: 128 })).rejects.toThrow(BadRequestError);
  await expect(create({ model, input: 'a hat', dimensions: 384 })).resolves.toMatchObject({ object: 'list' });
});

test('usage counts the tokens that were read', async () => {
  // The two ends, and a token for each of these words.
  expect((await embed({ input: 'a red hat' })).body.usage).toEqual({ prompt_tokens: 5, total_tokens: 5 });
  expect((await embed({ input: ['a red hat', 'a hat'] })).body.usage.prompt_tokens).toBe(9);
  const long = await embed({ input: 'hat '.repeat(100) });
  expect(long.body).toMatchObject({ data: [{ truncated: true }], usage: { prompt_tokens: 64 } });
});

test('texts and pictures share a space, in which the service itself searches', async () => {
  const [file] = await sampleFiles('clothing_hat_4fe8da.jpg');
  await client.uploadAndSettle([file!]);
  const picture = { image: { base64: Buffer.from(file!.bytes).toString('base64') } };
  const text = 'a woollen hat that lies on the floor';
  const answer = await embed({ input: [text, picture, 'a bundle of leek'] });
  expect(answer.status).toBe(200);
  const [hat, image, leek] = numbersOf(answer) as [number[], number[], number[]];
  expect(dot(hat, image)).toBeGreaterThan(dot(leek, image) + 0.2);
  const { hits } = (await client.search({ query: text })).body;
  expect(dot(hat, image)).toBeCloseTo(hits[0]!.similarity, 4);
  expect(numbersOf(await embed({ input: picture }))).toEqual([image]);
});

test.each<[string, object, number, string, string]>([
  ['an empty text', { input: '' }, 400, 'invalid_request', '/input'],
  ['an empty text of a list', { input: ['a hat', ''] }, 400, 'invalid_request', '/input/1'],
  ['no text', { input: [] }, 400, 'invalid_request', '/input'],
  ['tokens', { input: [12, 43] }, 400, 'invalid_request', '/input'],
  ['a text of too many characters', { input: ['a', 'x'.repeat(2_001)] }, 400, 'invalid_request', '/input/1'],
  ['too many texts', { input: Array(2_049).fill('a hat') }, 400, 'invalid_request', '/input'],
  [
    'too many pictures',
    { input: Array.from({ length: 257 }, () => ({ image: { base64: 'aGk=' } })) },
    400,
    'invalid_request',
    '/input',
  ],
  [
    'a picture that is none',
    { input: ['a hat', { image: { base64: 'aGVsbG8=' } }] },
    422,
    'image_unreadable',
    '/input/1/image/base64',
  ],
  [
    'an address',
    { input: { image: { base64: 'https://example.com/hat.jpg' } } },
    422,
    'url_not_supported',
    '/input/image/base64',
  ],
  ['other dimensions', { input: 'a hat', dimensions: 100 }, 400, 'invalid_request', '/dimensions'],
  [
    'an unknown format',
    { input: 'a hat', encoding_format: 'hex' },
    400,
    'invalid_request',
    '/encoding_format',
  ],
  [
    'states that the model does not give',
    { input: 'a hat', token_states: true },
    422,
    'no_token_states',
    '/token_states',
  ],
  ['an unknown model', { input: 'a hat', model: 'other' }, 404, 'model_not_found', '/model'],
])('%s is a problem that points to the place', async (_, body, status, code, pointer) => {
  const { status: answered, body: problem } = await embed(body);
  expect([answered, problem.code]).toEqual([status, code]);
  expect(problem.errors![0]!.pointer).toBe(pointer);
});
