import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { apiTypes } from '../../tools/api-types.mjs';
import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';

let app: RunningCliptext;

beforeAll(async () => {
  app = await startCliptext();
});

afterAll(() => app.stop());

type RequestBody = { content?: Record<string, { schema: { example?: unknown } }> };

type Document = {
  openapi: string;
  components: { schemas: Record<string, { required: string[] }> };
  paths: Record<string, Record<string, { responses: object; requestBody?: RequestBody }>>;
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
    'DELETE /v1/collections/{collection}/images/{id}/decisions/{policy}',
    'DELETE /v1/collections/{collection}/label-sets/{name}',
    'DELETE /v1/collections/{collection}/policies/{name}',
    'DELETE /v1/keys/{id}',
    'GET /livez',
    'GET /metrics',
    'GET /readyz',
    'GET /v1/audit',
    'GET /v1/collections',
    'GET /v1/collections/{collection}',
    'GET /v1/collections/{collection}/decisions',
    'GET /v1/collections/{collection}/facets',
    'GET /v1/collections/{collection}/failures',
    'GET /v1/collections/{collection}/images',
    'GET /v1/collections/{collection}/images/{id}',
    'GET /v1/collections/{collection}/images/{id}/decisions',
    'GET /v1/collections/{collection}/images/{id}/file',
    'GET /v1/collections/{collection}/images/{id}/similar',
    'GET /v1/collections/{collection}/images/{id}/thumbnail',
    'GET /v1/collections/{collection}/label-sets',
    'GET /v1/collections/{collection}/label-sets/{name}',
    'GET /v1/collections/{collection}/policies',
    'GET /v1/collections/{collection}/policies/{name}',
    'GET /v1/collections/{collection}/search',
    'GET /v1/comparisons/{id}',
    'GET /v1/events',
    'GET /v1/jobs',
    'GET /v1/jobs/{id}',
    'GET /v1/keys',
    'GET /v1/keys/current',
    'GET /v1/status',
    'GET /v1/throughput',
    'PATCH /v1/collections/{collection}',
    'PATCH /v1/collections/{collection}/images/{id}',
    'POST /v1/captions/rank',
    'POST /v1/classify',
    'POST /v1/collections',
    'POST /v1/collections/{collection}/images',
    'POST /v1/collections/{collection}/images/retry',
    'POST /v1/collections/{collection}/images/{id}/retry',
    'POST /v1/collections/{collection}/policies/dry-run',
    'POST /v1/collections/{collection}/search',
    'POST /v1/comparisons',
    'POST /v1/embeddings',
    'POST /v1/keys',
    'POST /v1/keys/{id}/rotate',
    'POST /v1/moderate',
    'POST /v1/similarity',
    'PUT /v1/collections/{collection}/images/{id}/decisions/{policy}',
    'PUT /v1/collections/{collection}/label-sets/{name}',
    'PUT /v1/collections/{collection}/policies/{name}',
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

test('the document describes problems, pictures, and every good answer of an upload', async () => {
  const { body } = await new Client(app.url).request<Document>('GET', '/openapi.json');
  const problem = { content: { 'application/problem+json': { schema: { $ref: expect.any(String) } } } };
  const operations = Object.values(body.paths).flatMap((methods) => Object.values(methods));
  for (const { responses } of operations) expect(responses).toMatchObject({ default: problem });
  expect(body.components.schemas.Problem!.required).toContain('code');

  const images = '/v1/collections/{collection}/images';
  expect(Object.keys(body.paths[images]!.post!.responses)).toEqual(['200', '202', 'default']);
  expect(body.paths[`${images}/{id}/thumbnail`]!.get!.responses).toMatchObject({
    200: { content: { 'image/jpeg': { schema: { format: 'binary' } } } },
  });
});

test('the types of the page are those of the document', async () => {
  const { body } = await new Client(app.url).request<Document>('GET', '/openapi.json');
  const types = await readFile(join(projectRoot, 'apps/web/src/api/openapi.d.ts'), 'utf8');
  // Where they differ, `npm run docs` writes them anew.
  expect(types).toBe(await apiTypes(body));
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

test('each example of a request works as it stands', async () => {
  const client = new Client(app.url);
  const { body } = await client.request<Document>('GET', '/openapi.json');
  const sent: string[] = [];
  for (const [path, methods] of Object.entries(body.paths)) {
    for (const [method, { requestBody }] of Object.entries(methods)) {
      const example = requestBody?.content?.['application/json']?.schema.example;
      if (example === undefined) continue;
      const address = path.replace('{collection}', 'default').replace('{name}', 'example');
      const answer = await client.request(method.toUpperCase(), address, example);
      expect({ path, status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
      sent.push(path);
    }
  }
  expect(sent.toSorted()).toEqual([
    '/v1/captions/rank',
    '/v1/classify',
    '/v1/collections/{collection}/label-sets/{name}',
    '/v1/collections/{collection}/policies/dry-run',
    '/v1/collections/{collection}/policies/{name}',
    '/v1/collections/{collection}/search',
    '/v1/embeddings',
    '/v1/moderate',
    '/v1/similarity',
  ]);
});
