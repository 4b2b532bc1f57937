import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

let app: RunningCliptext;

beforeAll(async () => {
  app = await startCliptext();
});

afterAll(() => app.stop());

const SEARCH = '/v1/collections/default/search';

type Outcome = { status: number; code: string };

async function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Buffer | string,
) {
  const response = await fetch(app.url + path, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  if (response.status < 400) return { status: response.status, code: '' };
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(text).not.toMatch(/node_modules|\.ts|\.js:|ENOENT|SELECT|at Object/);
  return { status: response.status, code: (JSON.parse(text) as Outcome).code };
}

/** Sends bytes as they are, and reads until the service closes. */
async function sendRaw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const deep = `{"query":"x","filter":${'{"not":'.repeat(5_000)}{"field":"width","eq":1}${'}'.repeat(5_000)}}`;

test.each<[string, [string, string, Record<string, string>?, (Buffer | string)?], number, string]>([
  ['an unknown route', ['GET', '/v1/nothing'], 404, 'not_found'],
  ['a wrong method', ['PUT', SEARCH], 405, 'method_not_allowed'],
  ['a bad percent escape', ['GET', '/v1/collections/%zz'], 400, 'bad_request'],
  ['broken JSON', ['POST', SEARCH, JSON_TYPE, '{"query":'], 400, 'bad_request'],
  ['an empty body', ['POST', SEARCH, JSON_TYPE, ''], 400, 'bad_request'],
  ['a body that is no object', ['POST', SEARCH, JSON_TYPE, '[]'], 400, 'invalid_request'],
  [
    'a wrong content type',
    ['POST', SEARCH, { 'content-type': 'text/csv' }, 'a,b'],
    415,
    'unsupported_content_type',
  ],
  [
    'a compressed body',
    ['POST', SEARCH, { ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync('{"query":"x"}')],
    400,
    'bad_request',
  ],
  [
    '__proto__ in the body',
    ['POST', SEARCH, JSON_TYPE, '{"query":"x","__proto__":{"limit":5}}'],
    400,
    'bad_request',
  ],
  ['JSON that is too deep', ['POST', SEARCH, JSON_TYPE, deep], 400, 'invalid_request'],
  [
    'a number out of range',
    ['POST', SEARCH, JSON_TYPE, '{"query":"x","limit":1e400}'],
    400,
    'invalid_request',
  ],
  ['half a surrogate pair', ['POST', SEARCH, JSON_TYPE, '{"query":"a \\ud83d hat"}'], 200, ''],
  ['a NUL in a prompt', ['POST', SEARCH, JSON_TYPE, '{"query":"a \\u0000 hat"}'], 200, ''],
  [
    'a NUL in a filter',
    ['POST', SEARCH, JSON_TYPE, '{"query":"x","filter":{"field":"metadata.label","eq":"\\u0000"}}'],
    200,
    '',
  ],
  ['a NUL in a name', ['GET', '/v1/collections/a%00b'], 404, 'collection_not_found'],
  [
    'an image id of another kind',
    ['GET', '/v1/collections/default/images/%F0%9F%8E%A9'],
    404,
    'image_not_found',
  ],
  [
    'a JSON body that is too large',
    ['POST', '/v1/collections', JSON_TYPE, `{"name":"${'x'.repeat(1_100_000)}"}`],
    413,
    'too_large',
  ],
  ['a limit of zero', ['GET', `${SEARCH}?q=x&limit=0`], 400, 'invalid_request'],
  ['a forged cursor', ['GET', `${SEARCH}?q=x&cursor=eyJhIjoxfQ`], 400, 'bad_cursor'],
  ['an address that is too long', ['GET', `${SEARCH}?q=${'x'.repeat(20_000)}`], 431, 'headers_too_large'],
])('%s', async (_, request, status, code) => {
  expect(await send(...request)).toEqual({ status, code });
});

test('a wrong method is told the right ones', async () => {
  const response = await fetch(app.url + SEARCH, { method: 'DELETE' });
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
});

test('what is no HTTP is answered as a problem too', async () => {
  const answer = await sendRaw('NONSENSE\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
  const long = await sendRaw(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(long).toMatch(/^HTTP\/1.1 431 /);
});
