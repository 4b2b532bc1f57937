import { gzipSync } from 'node:zlib';
import { Client, sampleFiles } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { expectInDocument, markdownTable } from '../support/document-block.js';
import { sendRaw, type RawAnswer } from '../support/raw-http.js';

const TIMEOUT_SECONDS = 4;

let app: RunningCliptext;
let imageId: string;
let cursorOfAnother: string;

beforeAll(async () => {
  app = await startCliptext({ environment: { REQUEST_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS) } });
  const client = new Client(app.url);
  await client.request('POST', '/v1/collections', { name: 'other' });
  const files = await sampleFiles('clothing_hat_4fe8da.jpg', 'grocery_apple_ad9688.jpg');
  const [image] = await client.uploadAndSettle(files);
  imageId = image!.id;
  cursorOfAnother = (await client.search({ query: 'a hat', limit: 1 })).body.nextCursor!;
});

afterAll(() => app.stop());

const SEARCH = '/v1/collections/default/search';
const IMAGES = '/v1/collections/default/images';
const JSON_TYPE = { 'content-type': 'application/json' };

type Request = [method: string, path: string, headers?: Record<string, string>, body?: Buffer | string];
type Outcome = { status: number; code: string };

async function send(...[method, path, headers = {}, body]: Request): Promise<Outcome> {
  const response = await fetch(app.url + path, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  if (response.status < 400) return { status: response.status, code: '' };
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return codeOf(response.status, text);
}

async function sendBytes(bytes: string, options?: { finish: boolean }): Promise<Outcome> {
  const answer = await sendRaw(app.url, bytes, options);
  expectProblem(answer);
  return codeOf(answer.status, answer.body);
}

function expectProblem({ headers }: RawAnswer): void {
  expect(headers.toLowerCase()).toContain('content-type: application/problem+json');
  expect(headers.toLowerCase()).toMatch(/x-request-id: [0-9a-f-]{36}/);
}

function codeOf(status: number, text: string): Outcome {
  expect(text).not.toMatch(/node_modules|\.ts\b|\.js:|ENOENT|SELECT|at Object/);
  return { status, code: (JSON.parse(text) as Outcome).code };
}

const json = (path: string, body: string) => () => send('POST', path, JSON_TYPE, body);
const search = (body: string) => json(SEARCH, body);

const BOUNDARY = 'edge';
const form = (...parts: string[]) =>
  `${parts.map((part) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--${BOUNDARY}--\r\n`;
const file = (name = 'a.txt') => `name="file"; filename="${name}"\r\n\r\nno picture`;
const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;
const upload =
  (body: string, contentType = FORM_TYPE) =>
  () =>
    send('POST', IMAGES, { 'content-type': contentType }, body);
const classify =
  (body: string, contentType = FORM_TYPE) =>
  () =>
    send('POST', '/v1/classify', { 'content-type': contentType }, body);
const request = (content: string) => `name="request"\r\n\r\n${content}`;

const cursor = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
const head = (path: string, length: number, type = 'application/json') =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
const deep = `{"query":"x","filter":${'{"not":'.repeat(5_000)}{"field":"width","eq":1}${'}'.repeat(5_000)}}`;
const bomb = gzipSync(Buffer.alloc(50_000_000, '{"query":"x"}'));
const condition = { field: 'width', eq: 1 };
const picture = 'https://example.com/a.jpg';

/** A row of docs/bad-input.md: what is sent, and what has to come back. */
type Row = [what: string, request: () => Promise<Outcome>, status: number, code: string];

const rows: Row[] = [
  // Addresses and headers.
  ['an unknown route', () => send('GET', '/v1/nothing'), 404, 'not_found'],
  ['a wrong method', () => send('PUT', SEARCH), 405, 'method_not_allowed'],
  ['a bad percent escape', () => send('GET', '/v1/collections/%zz'), 400, 'bad_request'],
  ['an address over 16 kB', () => send('GET', `${SEARCH}?q=${'x'.repeat(20_000)}`), 431, 'headers_too_large'],
  [
    'a header over 16 kB',
    () => sendBytes(`GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`),
    431,
    'headers_too_large',
  ],
  ['bytes that are no UTF-8 in the path', () => send('GET', '/v1/collections/%ff'), 400, 'bad_request'],
  [
    'a name over 300 characters in the path',
    () => send('GET', `/v1/collections/${'x'.repeat(400)}`),
    414,
    'uri_too_long',
  ],
  ['what is no HTTP', () => sendBytes('NONSENSE\r\n\r\n'), 400, 'bad_request'],
  [
    'two lengths of one body',
    () =>
      sendBytes(
        `POST ${SEARCH} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      ),
    400,
    'bad_request',
  ],
  // What takes too long, or ends too early.
  [
    'headers that come too slowly',
    () => sendBytes('GET /livez HTTP/1.1\r\nHost: x\r\n'),
    408,
    'request_timeout',
  ],
  [
    'a JSON body that comes too slowly',
    () => sendBytes(`${head(SEARCH, 100)}{"query":`),
    408,
    'request_timeout',
  ],
  [
    'an upload that comes too slowly',
    () => sendBytes(`${head(IMAGES, 10_000, FORM_TYPE)}--${BOUNDARY}\r\n`),
    408,
    'request_timeout',
  ],
  [
    'a JSON body that is cut off',
    () => sendBytes(`${head(SEARCH, 100)}{"query":`, { finish: true }),
    400,
    'bad_request',
  ],
  [
    'an upload that is cut off',
    () => sendBytes(`${head(IMAGES, 10_000, FORM_TYPE)}${form(file()).slice(0, -12)}`, { finish: true }),
    400,
    'bad_request',
  ],
  // Bodies.
  ['broken JSON', search('{"query":'), 400, 'bad_request'],
  ['an empty body', search(''), 400, 'bad_request'],
  ['a body that is no object', search('[]'), 400, 'invalid_request'],
  [
    'a wrong content type',
    () => send('POST', SEARCH, { 'content-type': 'text/csv' }, 'a,b'),
    415,
    'unsupported_content_type',
  ],
  [
    'no content type',
    () => send('POST', SEARCH, { 'content-type': '' }, '{"query":"x"}'),
    415,
    'unsupported_content_type',
  ],
  [
    'a compressed body, a bomb or not',
    () => send('POST', SEARCH, { ...JSON_TYPE, 'content-encoding': 'gzip' }, bomb),
    415,
    'unsupported_content_type',
  ],
  [
    'bytes that are no UTF-8',
    () => send('POST', SEARCH, JSON_TYPE, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
    400,
    'bad_request',
  ],
  ['`__proto__` in a body', search('{"query":"x","__proto__":{"limit":5}}'), 400, 'bad_request'],
  [
    '`constructor.prototype` in a body',
    search('{"query":"x","constructor":{"prototype":{}}}'),
    400,
    'bad_request',
  ],
  ['a body nested over 64 levels', search(deep), 400, 'invalid_request'],
  ['a body over 1 MB', json('/v1/collections', `{"name":"${'x'.repeat(1_100_000)}"}`), 413, 'too_large'],
  [
    'a body of pictures over 48 MB',
    () => sendBytes(head('/v1/classify', 48_000_001), { finish: true }),
    413,
    'too_large',
  ],
  ['an unknown field', search('{"query":"x","limits":5}'), 400, 'invalid_request'],
  ['an unknown parameter', () => send('GET', `${SEARCH}?q=x&filter=%7B%7D`), 400, 'invalid_request'],
  ['a key twice in a body: the last counts', search('{"query":"a","query":"a hat"}'), 200, ''],
  ['a number out of range', search('{"query":"x","limit":1e400}'), 400, 'invalid_request'],
  ['a number beyond integers', search('{"query":"x","limit":9007199254740993}'), 400, 'invalid_request'],
  [
    'a weight that is no number',
    search('{"query":"x","negative":[{"text":"y","weight":"NaN"}]}'),
    400,
    'invalid_request',
  ],
  ['half a surrogate pair in a prompt', search('{"query":"a \\ud83d hat"}'), 200, ''],
  ['a NUL in a prompt', search('{"query":"a \\u0000 hat"}'), 200, ''],
  ['a NUL in a filter', search('{"query":"x","filter":{"field":"metadata.label","eq":"\\u0000"}}'), 200, ''],
  [
    'a NUL in a new name',
    json('/v1/keys', '{"name":"a\\u0000b","scopes":["admin"]}'),
    400,
    'invalid_request',
  ],
  [
    'half a surrogate pair in a template',
    json('/v1/collections', '{"name":"halves","templates":["{} \\ud83d"]}'),
    400,
    'invalid_request',
  ],
  ['a prompt over 2,000 characters', search(`{"query":"${'x'.repeat(2_001)}"}`), 400, 'invalid_request'],
  ['neither a query nor a picture', search('{}'), 400, 'invalid_request'],
  ['only what to leave out', search('{"query":"without people"}'), 422, 'negative_only'],
  [
    'more than 16 negatives',
    search(JSON.stringify({ query: 'x', negative: Array.from({ length: 17 }, () => 'y') })),
    400,
    'invalid_request',
  ],
  [
    'a filter of more than 100 conditions',
    search(JSON.stringify({ query: 'x', filter: { all: Array.from({ length: 101 }, () => condition) } })),
    400,
    'invalid_request',
  ],
  [
    'a filter on an unknown field',
    search('{"query":"x","filter":{"field":"colour","eq":1}}'),
    400,
    'unknown_filter_field',
  ],
  [
    'a filter with an unknown operator',
    search('{"query":"x","filter":{"field":"width","like":1}}'),
    400,
    'invalid_request',
  ],
  ['a picture that is no base64', search('{"image":{"base64":"%%%"}}'), 422, 'image_unreadable'],
  // Addresses of things, and places in lists.
  ['a NUL in a name in the path', () => send('GET', '/v1/collections/a%00b'), 404, 'collection_not_found'],
  [
    '`__proto__` as a collection',
    () => send('GET', '/v1/collections/__proto__'),
    404,
    'collection_not_found',
  ],
  [
    'a path that climbs in the place of a name',
    () => send('GET', '/v1/collections/..%2f..%2fetc%2fpasswd'),
    404,
    'collection_not_found',
  ],
  ['a path that climbs out of the page', () => send('GET', '/..%2f..%2fpackage.json'), 404, 'not_found'],
  ['an id that is none', () => send('GET', `${IMAGES}/%F0%9F%8E%A9`), 404, 'image_not_found'],
  [
    'an id of another collection',
    () => send('GET', `/v1/collections/other/images/${imageId}`),
    404,
    'image_not_found',
  ],
  [
    'the picture of another collection',
    () => send('GET', `/v1/collections/other/images/${imageId}/file`),
    404,
    'image_not_found',
  ],
  [
    'deleting in another collection',
    () => send('DELETE', `/v1/collections/other/images/${imageId}`),
    404,
    'image_not_found',
  ],
  [
    'searching by an image of another collection',
    () => send('POST', '/v1/collections/other/search', JSON_TYPE, JSON.stringify({ image: { id: imageId } })),
    404,
    'image_not_found',
  ],
  ['a limit over 200', () => send('GET', `${SEARCH}?q=x&limit=201`), 400, 'invalid_request'],
  ['a limit of zero', () => send('GET', `${SEARCH}?q=x&limit=0`), 400, 'invalid_request'],
  ['a parameter twice that is taken once', () => send('GET', `${SEARCH}?q=x&q=y`), 400, 'invalid_request'],
  ['a made-up cursor', () => send('GET', `${SEARCH}?q=x&cursor=eyJhIjoxfQ`), 400, 'bad_cursor'],
  [
    'a cursor of another query',
    () => send('GET', `${SEARCH}?q=x&cursor=${cursorOfAnother}`),
    400,
    'bad_cursor',
  ],
  [
    'a made-up cursor of a list',
    () => send('GET', `${IMAGES}?cursor=${cursor('nothing')}`),
    400,
    'bad_cursor',
  ],
  ['a cursor with a NUL', () => send('GET', `/v1/collections?cursor=${cursor('a\0b')}`), 400, 'bad_cursor'],
  // Uploads.
  ['an upload without a boundary', upload(form(file()), 'multipart/form-data'), 400, 'bad_multipart'],
  [
    'an upload with another boundary',
    upload(form(file()), 'multipart/form-data; boundary=other'),
    400,
    'bad_multipart',
  ],
  ['JSON to the upload route', json(IMAGES, '{}'), 415, 'unsupported_content_type'],
  ['an upload without a file', upload(form('name="metadata"\r\n\r\n{}')), 422, 'no_file'],
  [
    'a file part of another name',
    upload(form('name="picture"; filename="a.jpg"\r\n\r\nx')),
    400,
    'bad_multipart',
  ],
  ['a field of another name', upload(form(file(), 'name="tags"\r\n\r\nx')), 400, 'bad_multipart'],
  ['a field named `__proto__`', upload(form(file(), 'name="__proto__"\r\n\r\n{}')), 400, 'bad_multipart'],
  ['more than 64 files', upload(form(...Array.from({ length: 65 }, () => file()))), 413, 'too_many_files'],
  [
    'metadata twice',
    upload(form(file(), 'name="metadata"\r\n\r\n{}', 'name="metadata"\r\n\r\n{}')),
    400,
    'bad_multipart',
  ],
  [
    'metadata over 1 MB',
    upload(form(file(), `name="metadata"\r\n\r\n"${'x'.repeat(1_000_001)}"`)),
    413,
    'too_large',
  ],
  ['metadata that is no JSON', upload(form(file(), 'name="metadata"\r\n\r\n{')), 400, 'bad_request'],
  [
    'metadata for another number of files',
    upload(form(file(), 'name="metadata"\r\n\r\n[{},{}]')),
    400,
    'bad_request',
  ],
  ['metadata with a NUL', upload(form(file(), 'name="metadata"\r\n\r\n{"a":"\\u0000"}')), 400, 'bad_request'],
  [
    'half a surrogate pair in metadata',
    upload(form(file(), 'name="metadata"\r\n\r\n{"a":"\\ud83d"}')),
    400,
    'bad_request',
  ],
  ['control characters in a file name', upload(form(file('\u0001\u0007.jpg'))), 422, 'unsupported_type'],
  // Forms in the place of JSON.
  ['a form without a boundary', classify(form(file()), 'multipart/form-data'), 400, 'bad_multipart'],
  ['a form without a picture', classify(form(request('{"labels":["a"]}'))), 400, 'invalid_request'],
  ['a form with broken JSON', classify(form(file(), request('{'))), 400, 'bad_request'],
  ['a form with JSON twice', classify(form(file(), request('{}'), request('{}'))), 400, 'bad_multipart'],
  [
    'a form with over 1 MB of JSON',
    classify(form(file(), request(`"${'x'.repeat(1_000_001)}"`))),
    413,
    'too_large',
  ],
  [
    'a form with a part of another name',
    classify(form(file(), 'name="labels"\r\n\r\na')),
    400,
    'bad_multipart',
  ],
  [
    'a form with two pictures where one is taken',
    () => send('POST', '/v1/moderate', { 'content-type': FORM_TYPE }, form(file(), file())),
    413,
    'too_many_files',
  ],
  [
    'a form with what is no picture',
    classify(form(file(), request('{"labels":["a"]}'))),
    422,
    'image_unreadable',
  ],
  [
    'a form to an unknown route',
    () => send('POST', '/v1/nothing', { 'content-type': FORM_TYPE }, form(file())),
    404,
    'not_found',
  ],
  [
    'a form where only JSON is taken',
    () => send('POST', SEARCH, { 'content-type': FORM_TYPE }, form(file())),
    415,
    'unsupported_content_type',
  ],
  // Addresses where a picture is expected.
  ['an address to search by', search(`{"image":{"url":"${picture}"}}`), 422, 'url_not_supported'],
  ['an address as base64', search(`{"image":{"base64":"${picture}"}}`), 422, 'url_not_supported'],
  [
    'an address to classify',
    json('/v1/classify', `{"images":["${picture}"],"labels":["a"]}`),
    422,
    'url_not_supported',
  ],
  [
    'an address to caption',
    json('/v1/captions/rank', `{"image":"${picture}","captions":["a"]}`),
    422,
    'url_not_supported',
  ],
  [
    'an address to compare',
    json('/v1/similarity', `{"images":[{"url":"${picture}"}],"texts":["a"]}`),
    422,
    'url_not_supported',
  ],
  [
    'an address to embed',
    json('/v1/embeddings', `{"model":"x","input":[{"type":"image_url","image_url":{"url":"${picture}"}}]}`),
    422,
    'url_not_supported',
  ],
  [
    'an address to moderate',
    json('/v1/moderate', `{"image":{"url":"${picture}"}}`),
    422,
    'url_not_supported',
  ],
  [
    'an address in a form',
    classify(form(`name="file"\r\n\r\n${picture}`, request('{"labels":["a"]}'))),
    422,
    'url_not_supported',
  ],
  ['an address to upload', upload(form(`name="file"\r\n\r\n${picture}`)), 422, 'url_not_supported'],
];

const answers = new Map<string, Outcome>();

test('every bad request has its answer', async () => {
  await Promise.all(rows.map(async ([what, request]) => void answers.set(what, await request())));
  const found = rows.map(([what]) => ({ what, ...answers.get(what)! }));
  expect(found).toEqual(rows.map(([what, , status, code]) => ({ what, status, code })));
}, 60_000);

test('docs/bad-input.md shows these answers (UPDATE_DOCS=1 writes them)', () => {
  const table = rows.map(([what]) => {
    const { status, code } = answers.get(what)!;
    return [what, String(status), code && `\`${code}\``];
  });
  expectInDocument('docs/bad-input.md', 'requests', markdownTable(['What is sent', 'Status', 'Code'], table));
});

test('nothing of it was kept', async () => {
  const { body } = await new Client(app.url).request<{ items: { id: string }[] }>('GET', IMAGES);
  expect(body.items).toHaveLength(2);
});

test('a wrong method is told the right ones', async () => {
  const response = await fetch(app.url + SEARCH, { method: 'DELETE' });
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
});

test.each([IMAGES, '/v1/classify', SEARCH])(
  'a form to %s that is answered before its end does not hold up the next request of its connection',
  async (path) => {
    const body = form(`name="other"; filename="a.txt"\r\n\r\n${'x'.repeat(2_000_000)}`);
    const next = 'GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const { status, body: rest } = await sendRaw(
      app.url,
      `${head(path, body.length, FORM_TYPE)}${body}${next}`,
    );
    expect(status).toBe(path === SEARCH ? 415 : 400);
    expect(rest).toContain('HTTP/1.1 200 OK');
  },
);
