import { setTimeout as delay } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { checkServerInvariants } from '../support/invariants.js';
import { manyPictures } from '../support/many-pictures.js';
import { seededRandom } from '../support/random.js';
import { isIdle, startServerMode, type ServerMode } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';

const UPLOADS = 240;
const FILES_A_REQUEST = 6;
const ROUNDS = 3;
const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 100_000);

let app: ServerMode;

beforeAll(async () => {
  app = await startServerMode({ environment: { RECONCILE_SECONDS: '2' } });
}, 60_000);

afterAll(() => app.kill());

test('killing and starting Redis and PostgreSQL under load loses no accepted image', async () => {
  const random = seededRandom(SEED);
  const client = new Client(app.url);
  const { redis, postgres } = app.servers;
  const files = await manyPictures(UPLOADS);
  const accepted = new Set<string>();
  let refused = 0;
  let isRedisAway = false;
  let acceptedWithoutRedis = 0;

  const uploading = (async () => {
    for (let start = 0; start < files.length;) {
      const { status, body } = await client.upload(files.slice(start, start + FILES_A_REQUEST));
      if (status === 202) {
        for (const { id } of body.images) accepted.add(id);
        if (isRedisAway) acceptedWithoutRedis += body.images.length;
        start += FILES_A_REQUEST;
      } else {
        // The same files come again: what was committed before the answer was lost is a duplicate then.
        expect([status, body.code]).toEqual([503, 'dependency_unavailable']);
        refused += 1;
        await delay(100);
      }
      await delay(100);
    }
  })();

  for (let round = 0; round < ROUNDS; round += 1) {
    await delay(500 + 1_000 * random());
    await redis.kill();
    isRedisAway = true;
    await delay(500 + 1_000 * random());
    isRedisAway = false;
    await redis.start();
    await delay(500 * random());
    await postgres.kill();
    await delay(500 + 500 * random());
    await postgres.start();
  }
  await uploading;

  await untilTrue(() => isIdle(client), 120_000);
  const { disagreements, images, vectors } = await checkServerInvariants(app.servers);
  // Originals of uploads whose rows could not be committed are in nobody's way until the next full comparison.
  const harmful = disagreements.filter(({ kind }) => kind !== 'blob_without_image');
  process.stdout.write(
    `Restarts, seed ${SEED}: ${accepted.size} accepted (${acceptedWithoutRedis} while Redis was away), ` +
      `${refused} requests refused while PostgreSQL was, ${images.indexed} indexed, ${vectors} vectors, ` +
      `${harmful.length} disagreements, ${disagreements.length - harmful.length} originals of refused uploads\n`,
  );
  expect(harmful).toEqual([]);
  expect(acceptedWithoutRedis).toBeGreaterThan(0);
  expect(accepted.size).toBe(UPLOADS);
  expect(images).toEqual({ pending: 0, indexed: UPLOADS, failed: 0, deleted: 0 });
  expect(vectors).toBe(UPLOADS);

  // An outage is a line in the log of each process, not one for every retry.
  const complaints = app.output.filter((line) => line.includes('The queue does not answer'));
  process.stdout.write(`${complaints.length} log lines about the queue\n`);
  expect(complaints.length).toBeLessThanOrEqual(3 * app.workers.length + 3);
}, 240_000);
