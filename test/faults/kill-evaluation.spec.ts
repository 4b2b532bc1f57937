import { rm } from 'node:fs/promises';
import { Collections, DEFAULT_COLLECTION } from '@cliptext/catalog';
import { addImages, inDataFolder } from '../bench/synthetic-library.js';
import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { makeDataFolder, openDatabase } from '../support/database.js';
import { checkInvariants } from '../support/invariants.js';
import { untilTrue } from '../support/until.js';

const IMAGES = 4_000;
const LABELS = ['hat', 'shoes', 'leek', 'dog', 'car', 'house', 'tree'];

type Job = { state: string; done: number; total: number };

let dataFolder: string;
let app: RunningCliptext;

beforeAll(async () => {
  dataFolder = await makeDataFolder();
  // The first start makes the collection.
  await (await startCliptext({ dataFolder })).stop();
  await inDataFolder(dataFolder, (parts) => addImages(parts, 0, IMAGES));
}, 60_000);

afterAll(() => rm(dataFolder, { recursive: true, force: true }));

/** How many images were judged by what the collection says now. */
async function countJudged(): Promise<number> {
  const database = await openDatabase(dataFolder);
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM cliptext.images image
     JOIN cliptext.collections collection ON collection.id = image.collection_id
     WHERE image.evaluation = collection.evaluation`,
  );
  await database.close();
  return rows[0]!.count;
}

test('tagging that is killed goes on after a restart, and ends with every image tagged alike everywhere', async () => {
  app = await startCliptext({ dataFolder });
  const client = new Client(app.url);
  const { status, body } = await client.request<{ jobId: string }>('PUT', client.path('/label-sets/things'), {
    labels: LABELS,
    cut: 0.01,
  });
  expect(status).toBe(202);
  const job = async (of: Client) => (await of.request<Job>('GET', `/v1/jobs/${body.jobId}`)).body;
  await untilTrue(async () => (await job(client)).done > 0);
  await app.kill();
  const judged = await countJudged();
  expect(judged).toBeGreaterThan(0);
  expect(judged).toBeLessThan(IMAGES);

  app = await startCliptext({ dataFolder });
  const again = new Client(app.url);
  await untilTrue(async () => (await job(again)).state === 'finished', 60_000);
  expect(await job(again)).toMatchObject({ done: IMAGES, total: IMAGES });
  expect(await app.stop()).toBe(0);

  expect(await countJudged()).toBe(IMAGES);
  const { differing, tagged } = await compareTags();
  expect(differing).toEqual([]);
  expect(tagged).toBeGreaterThan(0);
  const { disagreements, vectors } = await checkInvariants(dataFolder);
  // The images of this library have no files.
  expect(disagreements.filter(({ kind }) => kind !== 'image_without_original')).toEqual([]);
  expect(vectors).toBe(IMAGES);
}, 120_000);

/** Images whose tags differ between the catalog and the payload that filters see, and how many have any. */
function compareTags(): Promise<{ differing: string[]; tagged: number }> {
  return inDataFolder(dataFolder, async ({ database, space }) => {
    const collection = (await new Collections(database).find(DEFAULT_COLLECTION))!;
    const { rows } = await database.pool.query<{ id: string; tags: string[] }>(
      'SELECT id, tags FROM cliptext.images WHERE collection_id = $1 ORDER BY id',
      [collection.id],
    );
    const { points } = await space.scroll({ limit: 10_000 });
    const payloadTags = new Map(points.map(({ id, payload }) => [id, payload.tags as string[]]));
    return {
      differing: rows
        .filter(({ id, tags }) => String(payloadTags.get(id)) !== String(tags))
        .map(({ id }) => id),
      tagged: rows.filter(({ tags }) => tags.length > 0).length,
    };
  });
}
