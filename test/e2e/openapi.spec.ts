import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';

let app: RunningCliptext;

beforeAll(async () => {
  app = await startCliptext();
});

afterAll(() => app.stop());

type Document = {
  openapi: string;
  paths: Record<string, Record<string, { responses: object; requestBody?: object }>>;
};

test('the OpenAPI document describes every route, and /docs shows it', async () => {
  const { body } = await new Client(app.url).request<Document>('GET', '/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.toSorted()).toEqual([
    'DELETE /v1/collections/{collection}',
    'DELETE /v1/collections/{collection}/images/{id}',
    'DELETE /v1/keys/{id}',
    'GET /livez',
    'GET /readyz',
    'GET /v1/audit',
    'GET /v1/collections',
    'GET /v1/collections/{collection}',
    'GET /v1/collections/{collection}/images',
    'GET /v1/collections/{collection}/images/{id}',
    'GET /v1/collections/{collection}/images/{id}/file',
    'GET /v1/collections/{collection}/images/{id}/similar',
    'GET /v1/collections/{collection}/images/{id}/thumbnail',
    'GET /v1/collections/{collection}/search',
    'GET /v1/keys',
    'GET /v1/status',
    'PATCH /v1/collections/{collection}',
    'PATCH /v1/collections/{collection}/images/{id}',
    'POST /v1/captions/rank',
    'POST /v1/classify',
    'POST /v1/collections',
    'POST /v1/collections/{collection}/images',
    'POST /v1/collections/{collection}/images/{id}/retry',
    'POST /v1/collections/{collection}/search',
    'POST /v1/embeddings',
    'POST /v1/keys',
    'POST /v1/keys/{id}/rotate',
    'POST /v1/similarity',
  ]);
  expect(body.paths['/v1/collections/{collection}/search']!.post).toMatchObject({
    requestBody: {
      content: { 'application/json': { schema: { properties: { query: { type: 'string' } } } } },
    },
    responses: {
      200: { content: { 'application/json': { schema: { properties: { hits: { type: 'array' } } } } } },
    },
  });
  const page = await fetch(`${app.url}/docs`);
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/html'),
  ]);
});

test('liveness, readiness and status answer', async () => {
  const client = new Client(app.url);
  expect(await client.request('GET', '/livez')).toMatchObject({ status: 200, body: { status: 'ok' } });
  // The service listens while it loads the text tower, and is ready when it has.
  await untilTrue(async () => (await client.request('GET', '/readyz')).status === 200);
  expect(await client.request('GET', '/v1/status')).toMatchObject({
    status: 200,
    body: {
      state: 'ready',
      images: { pending: 0, indexed: 0, failed: 0 },
      stores: { catalog: { ok: true } },
    },
  });
});
