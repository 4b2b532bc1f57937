import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';

type GoldenQuery = { query: string; not?: string[]; expectTop5: string[] };

/** How many of the golden queries pass with the starter model; what it cannot see is in its card. */
const PASSING = 30;

const queries = JSON.parse(
  readFileSync(join(projectRoot, 'test/golden/queries.json'), 'utf8'),
) as GoldenQuery[];

let app: RunningCliptext;

beforeAll(async () => {
  app = await startCliptext({ samples: true });
}, 60_000);

afterAll(() => app.stop());

test(`at least ${PASSING} of the golden queries find their photos among the first five`, async () => {
  const client = new Client(app.url);
  const failing: string[] = [];
  for (const { query, not = [], expectTop5 } of queries) {
    const { body } = await client.search({ query, negative: not, limit: 5 });
    const found = body.hits.map(({ fileName }) => fileName);
    const missing = expectTop5.filter((fileName) => !found.includes(fileName));
    if (missing.length > 0)
      failing.push(`${[query, ...not.map((text) => `−${text}`)].join(' ')}: ${missing.join(', ')}`);
  }
  const passing = queries.length - failing.length;
  process.stdout.write(
    `Golden queries: ${passing} of ${queries.length} pass; failing:\n  ${failing.join('\n  ')}\n`,
  );
  expect(queries.length).toBeGreaterThanOrEqual(25);
  expect(passing).toBeGreaterThanOrEqual(PASSING);
});
