import { Client, sampleFiles, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { doctor } from '../support/doctor.js';

let app: RunningCliptext;
let client: Client;

beforeAll(async () => {
  app = await startCliptext();
  client = new Client(app.url);
  await client.uploadAndSettle(await sampleFiles('clothing_hat_4fe8da.jpg'), { label: 'Hat' });
});

afterAll(() => app.stop());

test('the doctor finds nothing in a sound service, and the status says so', async () => {
  expect(await doctor(app.url)).toEqual({ code: 0, lines: ['0 found, 0 repaired'] });
  const { body } = await client.request<{ comparison: object }>('GET', '/v1/status');
  expect(body.comparison).toEqual({
    id: expect.any(String) as string,
    repair: false,
    found: {},
    repaired: 0,
    finishedAt: expect.any(String) as string,
  });
});

test('a comparison that nobody asked for is not found', async () => {
  const { status, body } = await client.request<Problem>('GET', '/v1/comparisons/7');
  expect([status, body.code]).toEqual([404, 'comparison_not_found']);
});

test('the doctor says when no service answers', async () => {
  const { code, lines } = await doctor('http://127.0.0.1:1');
  expect(code).toBe(2);
  expect(lines[0]).toMatch(/^No service answers at http:\/\/127.0.0.1:1: start it/);
});
