import fc from 'fast-check';
import { problemCodes } from '@cliptext/http';
import type { OpenApiDocument } from '../fuzz/openapi-document.js';
import { requestArbitrary, type FuzzRequest } from '../fuzz/request-arbitrary.js';
import { Client, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { manyPictures } from '../support/many-pictures.js';
import { EXAMPLE_PICTURE } from '../../apps/api/src/zero-shot/request-schemas.js';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 1_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_260);
/** Some of them are deleted on the way. */
const IMAGES = 60;
const LONGEST_ANSWER_MS = 30_000;
/** Long enough for a slow machine. */
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
    await client.request('POST', '/v1/collections', {
      name: 'fuzzed',
      fields: [{ name: 'size', type: 'number' }],
    });
    const files = await manyPictures(IMAGES);
    const images = await client.uploadAndSettle(files);
    const known = {
      collection: ['default', 'fuzzed'],
      id: images.map(({ id }) => id),
      base64: [EXAMPLE_PICTURE, 'https://example.com/a.jpg'],
      model: ['starter-dual-encoder'],
      field: ['metadata.label', 'metadata.size', 'width', 'tags', 'createdAt'],
    };
    const statuses = new Map<number, number>();

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
    expect((await client.request('GET', '/readyz')).status).toBe(200);
  },
  60_000 + REQUESTS * MS_A_REQUEST,
);
