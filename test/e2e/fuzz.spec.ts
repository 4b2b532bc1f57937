import fc from 'fast-check';
import { problemCodes } from '@cliptext/http';
import type { OpenApiDocument } from '../fuzz/openapi-document.js';
import { requestArbitrary, type FuzzRequest, type KnownValues } from '../fuzz/request-arbitrary.js';
import { Client, type Problem, type UploadFile } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';
import { EXAMPLE_PICTURE } from '../../apps/api/src/zero-shot/request-schemas.js';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 1_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_260);
/** Some of them are deleted on the way. */
const IMAGES = 60;
const KEYS = 10;
/** Long enough for a slow machine, as the next. */
const INDEXED_WITHIN_MS = 120_000;
const LONGEST_ANSWER_MS = 30_000;
const MS_A_REQUEST = 200;
const ADMIN_KEY = 'an-admin-key-of-the-environment-0123456789';
const authorization = `Bearer ${ADMIN_KEY}`;

let app: RunningCliptext;
let client: Client;

beforeAll(async () => {
  app = await startCliptext({ environment: { CLIPTEXT_ADMIN_KEY: ADMIN_KEY, RATE_LIMIT: '0' } });
  client = new Client(app.url, 'default', ADMIN_KEY);
});

afterAll(() => app.stop());

/** Puts something of everything there, for requests to be about. */
async function prepare(pictures: UploadFile[]): Promise<KnownValues> {
  const create = async (path: string, body: object) =>
    (await client.request<{ id: string }>('POST', path, body)).body.id;
  for (const name of ['fuzzed', 'deleted']) {
    await create('/v1/collections', { name, fields: [{ name: 'size', type: 'number' }] });
  }
  const damaged = { name: 'damaged.jpg', bytes: pictures[0]!.bytes.subarray(0, 500) };
  const { body: uploaded } = await client.upload([...pictures, damaged]);
  await untilTrue(() => isIdle(client), INDEXED_WITHIN_MS);
  const { body: labelSet } = await client.request<{ jobId: string }>(
    'PUT',
    client.path('/label-sets/things'),
    { labels: ['hat', 'shoes'] },
  );
  await client.request('PUT', client.path('/policies/things'), { prohibited: ['a hat'] });
  const key = { name: 'fuzzed', scopes: ['search'] };
  const keys = await Promise.all(Array.from({ length: KEYS }, () => create('/v1/keys', key)));
  return {
    everywhere: {
      collection: ['default', 'fuzzed'],
      id: uploaded.images.map(({ id }) => id),
      name: ['things', 'others'],
      labelSet: ['things'],
      policy: ['things'],
      base64: [EXAMPLE_PICTURE, EXAMPLE_PICTURE, 'https://example.com/a.jpg'],
      model: ['starter-dual-encoder'],
      field: ['metadata.label', 'metadata.size', 'width', 'tags', 'createdAt'],
    },
    at: {
      '/v1/collections/{collection}': { collection: ['default', 'deleted'] },
      '/v1/collections/{collection}/images/{id}/retry': { id: [uploaded.images.at(-1)!.id] },
      '/v1/comparisons/{id}': { id: [await create('/v1/comparisons', {})] },
      '/v1/jobs/{id}': { id: [labelSet.jobId] },
      '/v1/keys/{id}': { id: keys },
      '/v1/keys/{id}/rotate': { id: keys },
    },
  };
}

async function send({ method, path, contentType, body }: FuzzRequest): Promise<Response> {
  return fetch(app.url + path, {
    method,
    headers: { authorization, ...(contentType !== undefined && { 'content-type': contentType }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : toForm(body) }),
    signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
  });
}

function toForm(parts: Exclude<FuzzRequest['body'], string | undefined>): FormData {
  const form = new FormData();
  for (const { name, fileName, content } of parts) {
    if (typeof content === 'string') form.append(name, content);
    else form.append(name, new Blob([Buffer.from(content)]), fileName);
  }
  return form;
}

test(
  `${REQUESTS} requests made from the OpenAPI document, with seed ${SEED}, find no fault`,
  async () => {
    const { body: document } = await client.request<OpenApiDocument>('GET', '/openapi.json');
    // On a slow machine a part may take longer than readiness allows, and 503 is the right answer then.
    delete document.paths['/readyz'];
    const files = await manyPictures(IMAGES);
    const known = await prepare(files);
    const statuses = new Map<number, number>();
    const succeeded = new Set<string>();

    await fc.assert(
      fc.asyncProperty(
        requestArbitrary(
          document,
          known,
          files.slice(0, 2).map(({ bytes }) => bytes),
        ),
        async (request) => {
          const response = await send(request);
          statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
          if (response.status < 400) succeeded.add(request.route);
          const type = response.headers.get('content-type') ?? '';
          if (type.startsWith('text/event-stream')) return response.body?.cancel();
          const text = await response.text();
          expect(response.status).toBeLessThan(500);
          if (response.status < 400) return;
          expect(type).toMatch(/^application\/problem\+json/);
          const { code, status } = JSON.parse(text) as Problem;
          expect({ code, status }).toEqual({
            code,
            status: problemCodes[code as keyof typeof problemCodes]?.status,
          });
          expect(status).toBe(response.status);
        },
      ),
      { numRuns: REQUESTS, seed: SEED, includeErrorInReport: true },
    );

    process.stdout.write(
      `Fuzz, seed ${SEED}: ${[...statuses]
        .toSorted(([one], [other]) => one - other)
        .map(([status, count]) => `${count} × ${status}`)
        .join(', ')}\n`,
    );
    const routes = Object.entries(document.paths).flatMap(([template, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${template}`),
    );
    expect(routes.filter((route) => !succeeded.has(route))).toEqual([]);
    expect((await client.request('GET', '/readyz')).status).toBe(200);
  },
  INDEXED_WITHIN_MS + REQUESTS * MS_A_REQUEST,
);
