import { Client, sampleFiles } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { expectInDocument, markdownTable } from '../support/document-block.js';

let app: RunningCliptext;
let client: Client;
let metrics: string;

beforeAll(async () => {
  app = await startCliptext();
  client = new Client(app.url);
  const files = await sampleFiles('clothing_hat_4fe8da.jpg', 'grocery_apple_ad9688.jpg');
  const [image] = await client.uploadAndSettle(files);
  await client.upload([{ name: 'a.txt', bytes: Buffer.from('no picture') }]);
  await client.search({ query: 'a hat' });
  await client.search({ query: 'a hat' });
  await client.request('GET', `/v1/collections/default/images/${image!.id}`);
  await client.request('GET', '/v1/nothing');
  metrics = (await client.request<string>('GET', '/metrics')).body;
});

afterAll(() => app.stop());

/** The value of one series; undefined where there is none. */
function value(series: string): number | undefined {
  const line = metrics.split('\n').find((line) => line.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

/** The labels of a metric's series, as a cell of a table. */
function labelsOf(name: string): string {
  const series = metrics.matchAll(new RegExp(`^${name}(?:_count)?{([^}]*)}`, 'gm'));
  const labels = [...series].flatMap(([, text = '']) => text.match(/\w+(?==")/g) ?? []);
  return [...new Set(labels)].map((label) => `\`${label}\``).join(', ');
}

test('every stage of uploads, indexing and searches is counted', () => {
  const bytes = value('cliptext_upload_bytes_total');
  expect({
    accepted: value('cliptext_upload_files_total{outcome="accepted"}'),
    rejected: value('cliptext_upload_files_total{outcome="rejected"}'),
    indexed: value('cliptext_ingest_images_total{outcome="indexed"}'),
    pending: value('cliptext_images{state="pending"}'),
    queued: value('cliptext_queue_jobs'),
    searches: value('cliptext_search_stage_seconds_count{stage="retrieve"}'),
    refused: value('cliptext_http_problems_total{code="unsupported_type"}'),
  }).toEqual({
    accepted: 2,
    rejected: 1,
    indexed: 2,
    pending: 0,
    queued: 0,
    searches: 2,
    refused: 1,
  });
  expect(bytes).toBeGreaterThan(1_000);
  expect(value('cliptext_database_connections{state="open"}')).toBeGreaterThan(0);
  expect(value('cliptext_text_cache_total{result="hit"}')).toBeGreaterThan(0);
  expect(value('cliptext_text_cache_total{result="miss"}')).toBeGreaterThan(0);
  for (const step of ['load', 'decode', 'encode', 'enrich', 'store'])
    expect(value(`cliptext_ingest_step_seconds_count{step="${step}"}`)).toBe(2);
  expect(value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
});

test('requests are counted by the template of their route, never by their path', () => {
  const count = (method: string, route: string, status: number) =>
    value(`cliptext_http_request_seconds_count{method="${method}",route="${route}",status="${status}"}`);
  expect(count('POST', '/v1/collections/:collection/search', 200)).toBe(2);
  expect(count('GET', '/v1/collections/:collection/images/:id', 200)).toBeGreaterThan(0);
  expect(count('GET', 'none', 404)).toBe(1);
  expect(metrics).not.toMatch(/default|\/v1\/nothing|[0-9a-f]{8}-[0-9a-f]{4}/);
});

test('docs/operations.md lists every metric of ours (UPDATE_DOCS=1 writes the table)', () => {
  const rows = [...metrics.matchAll(/^# HELP (cliptext_\w+) (.*)\n# TYPE \w+ (\w+)$/gm)]
    .map(([, name = '', help = '', type = '']) => [`\`${name}\``, type, labelsOf(name), help])
    .toSorted(([one = ''], [other = '']) => one.localeCompare(other));
  expectInDocument(
    'docs/operations.md',
    'metrics',
    markdownTable(['Metric', 'Type', 'Labels', 'What it counts'], rows),
  );
});
