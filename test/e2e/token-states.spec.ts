import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { Client, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

type TokenStates = {
  shape: [number, number];
  dtype: string;
  tokens: number;
  truncated: boolean;
  states: number[] | string;
};
type Answer = Problem & {
  data: { embedding: number[]; token_states?: TokenStates }[];
  negative_token_states?: TokenStates;
};

const MODEL_FOLDER = join(projectRoot, 'libs/encoder/test/fixtures/clip');
/** Tokens, and numbers of a state, of that model. */
const SHAPE = [77, 16];

let app: RunningCliptext;
let reference: { text: string; states: number[] };

beforeAll(async () => {
  app = await startCliptext({ environment: { CLIPTEXT_MODEL: MODEL_FOLDER } });
  const expected = JSON.parse(await readFile(join(MODEL_FOLDER, 'expected.json'), 'utf8')) as {
    tokenStates: typeof reference;
  };
  reference = expected.tokenStates;
});

afterAll(() => app.stop());

const embed = (body: object) =>
  new Client(app.url).request<Answer>('POST', '/v1/embeddings', { model: 'tiny-clip', ...body });

test('states of tokens come with the embedding, and those of the empty prompt beside them', async () => {
  const { status, body } = await embed({ input: [reference.text, '3 red balls'], token_states: true });
  expect(status).toBe(200);
  const [first, second] = body.data.map(({ token_states }) => token_states!);
  expect(first).toMatchObject({ shape: SHAPE, dtype: 'float32', truncated: false });
  expect(first!.states).toHaveLength(reference.states.length);
  reference.states.forEach((state, index) => expect(first!.states[index]).toBeCloseTo(state, 3));
  expect(second!.states).not.toEqual(first!.states);
  expect(body.negative_token_states).toMatchObject({ shape: SHAPE, tokens: 2 });
  const plain = await embed({ input: reference.text });
  expect(plain.body.data[0]!.token_states).toBeUndefined();
  plain.body.data[0]!.embedding.forEach((value, index) =>
    expect(body.data[0]!.embedding[index]).toBeCloseTo(value, 5),
  );
});

test('a negative prompt and base64', async () => {
  const request = { input: 'a dog', token_states: true, negative: '3 red balls' };
  const { body } = await embed({ ...request, encoding_format: 'base64' });
  const bytes = Buffer.from(body.negative_token_states!.states as string, 'base64');
  const asNumbers = (await embed({ ...request, input: '3 red balls' })).body;
  expect(bytes).toHaveLength(77 * 16 * 4);
  expect(bytes.readFloatLE(40)).toBeCloseTo(asNumbers.negative_token_states!.states[10] as number, 5);
  expect(asNumbers.negative_token_states).toEqual(asNumbers.data[0]!.token_states);
});

test.each([
  ['a picture', { input: { image: { base64: 'AAAA' } } }, '/input'],
  ['too many texts', { input: Array<string>(33).fill('a dog') }, '/input'],
  ['a negative that is too long', { input: 'a dog', negative: 'dog '.repeat(1_000) }, '/negative'],
])('%s is a problem that points to the place', async (_, body, pointer) => {
  const { status, body: problem } = await embed({ ...body, token_states: true });
  expect([status, problem.code, problem.errors![0]!.pointer]).toEqual([400, 'invalid_request', pointer]);
});
