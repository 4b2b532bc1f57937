import { Client, sampleFiles } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

const ADMIN_KEY = 'an-admin-key-whose-marker-is-0f3c9a71';
const PROMPT = 'a hat with the marker 7d41b2e8';
const METADATA = 'metadata with the marker c5a09f16';
const FILE_NAME = 'file-with-the-marker-91e6d3b0.jpg';

let app: RunningCliptext;

beforeAll(async () => {
  app = await startCliptext({ environment: { CLIPTEXT_ADMIN_KEY: ADMIN_KEY, LOG_LEVEL: 'trace' } });
});

test('even the most talkative log has no key, prompt, metadata, file name or vector, and each line is JSON', async () => {
  const client = new Client(app.url, 'default', ADMIN_KEY);
  const [hat] = await sampleFiles('clothing_hat_4fe8da.jpg');
  const made = await client.request<{ key: string }>('POST', '/v1/keys', { name: 'one', scopes: ['search'] });
  const [image] = await client.uploadAndSettle([{ name: FILE_NAME, bytes: hat!.bytes }], { label: METADATA });
  await client.uploadAndSettle([{ name: FILE_NAME, bytes: hat!.bytes.subarray(0, 2_000) }]);
  await client.search({ query: PROMPT, negative: [PROMPT], explain: true });
  await client.search({ query: PROMPT, limit: 'many' });
  await client.search({ query: PROMPT, filter: { field: 'metadata.label', eq: METADATA } });
  await client.request('PATCH', client.path(`/images/${image!.id}`), { metadata: { note: METADATA } });
  await client.request('POST', '/v1/embeddings', { model: 'starter-dual-encoder', input: [PROMPT] });
  await new Client(app.url, 'default', 'ct_wrong').search({ query: PROMPT });
  expect(await app.stop()).toBe(0);

  const log = app.output.filter((line) => !/ready on http/.test(line));
  expect(log.length).toBeGreaterThan(10);
  for (const line of log)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
  for (const secret of [ADMIN_KEY, made.body.key, 'ct_', PROMPT, METADATA, FILE_NAME])
    expect(log.filter((line) => line.includes(secret))).toEqual([]);
  // A vector in a log would be a run of fractions.
  expect(log.filter((line) => /(0\.\d{3,},\s*-?){3}/.test(line))).toEqual([]);
});
