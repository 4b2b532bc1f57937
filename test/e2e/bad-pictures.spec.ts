import { pngBomb } from '../../libs/images/test/pictures.js';
import { Client, sampleFiles } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

let app: RunningCliptext;
let client: Client;

beforeAll(async () => {
  app = await startCliptext();
  client = new Client(app.url);
});

afterAll(() => app.stop());

test('bad pictures fail alone and say why; the others of the request are unaffected', async () => {
  const [sound, whole] = await sampleFiles('clothing_hat_4fe8da.jpg', 'clothing_shoes_214815.jpg');
  const { status, body } = await client.upload([
    sound!,
    { name: 'truncated.jpg', bytes: whole!.bytes.subarray(0, 10_000) },
    { name: 'text.jpg', bytes: Buffer.from('This is no picture at all.') },
    {
      name: 'drawing.svg',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    },
    { name: 'bomb.png', bytes: pngBomb(15_000, 15_000) },
    { name: 'empty.jpg', bytes: new Uint8Array() },
    whole!,
  ]);
  expect(status).toBe(202);
  const outcomes = await Promise.all(
    body.images.map(async ({ status: outcome, id, problem }) => {
      if (outcome === 'rejected') return `rejected ${problem!.code}`;
      const record = await client.settled(id);
      return record.failure ? `${record.state} ${record.failure.code}` : record.state;
    }),
  );
  expect(outcomes).toEqual([
    'indexed',
    'failed image_truncated',
    'rejected unsupported_type',
    'rejected unsupported_type',
    'failed image_too_large',
    'rejected empty_file',
    'indexed',
  ]);
});

test('a file over the size limit is rejected alone', async () => {
  const [sound] = await sampleFiles('clothing_hat_502a0b.jpg');
  const { body } = await client.upload([
    { name: 'huge.jpg', bytes: new Uint8Array(25_000_001).fill(0xff) },
    sound!,
  ]);
  expect(body.images[0]).toMatchObject({ status: 'rejected', problem: { code: 'file_too_large' } });
  expect(body.images[0]!.problem!.detail).toContain('25 MB');
  expect(body.images[1]).toMatchObject({ status: 'accepted' });
});

test('one bad file alone is answered with its problem', async () => {
  const answer = await client.upload([{ name: 'empty.jpg', bytes: new Uint8Array() }]);
  expect(answer).toMatchObject({ status: 422, body: { code: 'empty_file' } });
  const two = await client.upload([
    { name: 'empty.jpg', bytes: new Uint8Array() },
    { name: 'text.txt', bytes: Buffer.from('text') },
  ]);
  expect(two).toMatchObject({ status: 422, body: { code: 'nothing_accepted' } });
  expect(two.body.errors).toHaveLength(2);
});

test.each([
  ['without a boundary', 'multipart/form-data', 'x', 400, 'bad_multipart'],
  [
    'that is cut off',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="fi',
    400,
    'bad_multipart',
  ],
  ['with JSON in its place', 'application/json', '{}', 415, 'unsupported_content_type'],
])('a multipart body %s is refused', async (_, contentType, body, status, code) => {
  const response = await fetch(app.url + client.path('/images'), {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
});

test('an upload without a file is told so', async () => {
  const form = new FormData();
  form.append('metadata', '{}');
  const response = await fetch(app.url + client.path('/images'), { method: 'POST', body: form });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([422, 'no_file']);
});
