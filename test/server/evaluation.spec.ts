import { addImages, inServers } from '../bench/synthetic-library.js';
import { probabilitiesOf, readDecisions, wronglyDecided } from '../faults/support/policy-decisions.js';
import { Client } from '../support/client.js';
import { checkServerInvariants } from '../support/invariants.js';
import { startServerMode, type ServerMode } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';

const IMAGES = 1_000;

type Job = { state: string; done: number; total: number };

let app: ServerMode;

beforeAll(async () => {
  app = await startServerMode({ workers: 1 });
  await inServers(app.servers, (parts) => addImages(parts, 0, IMAGES));
}, 90_000);

afterAll(() => app.kill());

test('when the worker that judges by a policy is killed, another one goes on, and each image is decided of once', async () => {
  const draft = { prohibited: ['shoes', 'footwear'], allowed: ['hat'], threshold: 0.3 };
  const probabilities = await inServers(app.servers, (parts) => probabilitiesOf(draft, parts));
  const client = new Client(app.url);
  const { status, body } = await client.request<{ jobId: string }>('PUT', client.path('/policies/shoes'), {
    ...draft,
    action: 'hide',
  });
  expect(status).toBe(202);
  const job = async () => (await client.request<Job>('GET', `/v1/jobs/${body.jobId}`)).body;
  await untilTrue(async () => (await job()).done > 0);
  await app.workers[0]!.end('SIGKILL');
  const judged = [...(await inServers(app.servers, readDecisions)).values()].filter(
    ({ isJudged }) => isJudged,
  );
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.length).toBeLessThan(IMAGES);

  await app.startWorker();
  await untilTrue(async () => (await job()).state === 'finished', 60_000);
  expect(await job()).toMatchObject({ done: IMAGES, total: IMAGES });
  const kept = await inServers(app.servers, readDecisions);
  expect(kept.size).toBe(IMAGES);
  expect([...kept.values()].every(({ isJudged }) => isJudged)).toBe(true);
  expect(wronglyDecided(kept, probabilities, draft.threshold)).toEqual([]);
  const { disagreements, vectors } = await checkServerInvariants(app.servers);
  // The images of this library have no files.
  expect(disagreements.filter(({ kind }) => kind !== 'image_without_original')).toEqual([]);
  expect(vectors).toBe(IMAGES);
}, 120_000);
