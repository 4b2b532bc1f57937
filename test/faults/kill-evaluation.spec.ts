import { rm } from 'node:fs/promises';
import { Collections, DEFAULT_COLLECTION } from '@cliptext/catalog';
import { addImages, inDataFolder } from '../bench/synthetic-library.js';
import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { makeDataFolder, openDatabase } from '../support/database.js';
import { checkInvariants } from '../support/invariants.js';
import { untilTrue } from '../support/until.js';
import { probabilitiesOf, readDecisions, wronglyDecided } from './support/policy-decisions.js';

const IMAGES = 2_500;
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

/**
 * Puts what images are judged by, kills the service in the middle of judging them, and has the next one finish.
 *
 * @param meanwhile what else is asked of the service before it is killed
 * @param killed what is looked at when it is
 */
async function killWhileJudging(
  path: string,
  content: unknown,
  { meanwhile, killed }: { meanwhile?: (client: Client) => Promise<void>; killed?: () => Promise<void> } = {},
): Promise<void> {
  app = await startCliptext({ dataFolder });
  const client = new Client(app.url);
  const { status, body } = await client.request<{ jobId: string }>('PUT', client.path(path), content);
  expect(status).toBe(202);
  const job = async (of: Client) => (await of.request<Job>('GET', `/v1/jobs/${body.jobId}`)).body;
  await meanwhile?.(client);
  await untilTrue(async () => (await job(client)).done > 0);
  await app.kill();
  const judged = await countJudged();
  expect(judged).toBeGreaterThan(0);
  expect(judged).toBeLessThan(IMAGES);
  await killed?.();

  app = await startCliptext({ dataFolder });
  const again = new Client(app.url);
  await untilTrue(async () => (await job(again)).state === 'finished', 60_000);
  expect(await job(again)).toMatchObject({ done: IMAGES, total: IMAGES });
  expect(await app.stop()).toBe(0);
  expect(await countJudged()).toBe(IMAGES);
}

async function expectSoundStores(): Promise<void> {
  const { disagreements, vectors } = await checkInvariants(dataFolder);
  // The images of this library have no files.
  expect(disagreements.filter(({ kind }) => kind !== 'image_without_original')).toEqual([]);
  expect(vectors).toBe(IMAGES);
}

test('tagging that is killed goes on after a restart, and ends with every image tagged alike everywhere', async () => {
  await killWhileJudging('/label-sets/things', { labels: LABELS, cut: 0.01 });
  const { differing, tagged } = await compareTags();
  expect(differing).toEqual([]);
  expect(tagged).toBeGreaterThan(0);
  await expectSoundStores();
}, 120_000);

test('a policy whose judging is killed decides once of each image, and never against a person', async () => {
  const draft = { prohibited: ['shoes', 'footwear'], allowed: ['hat'], threshold: 0.3 };
  const probabilities = await inDataFolder(dataFolder, (parts) => probabilitiesOf(draft, parts));
  const matches = (id: string) => probabilities.get(id)! >= draft.threshold;
  const ids = [...probabilities.keys()];
  // The last of the list, which are judged after the restart.
  const persons = new Map<string, 'allow' | 'hide'>([
    [ids.findLast(matches)!, 'allow'],
    [ids.findLast((id) => !matches(id))!, 'hide'],
  ]);

  await killWhileJudging(
    '/policies/shoes',
    { ...draft, action: 'hide' },
    {
      meanwhile: async (client) => {
        for (const [id, action] of persons) {
          const path = client.path(`/images/${id}/decisions/shoes`);
          expect(await client.request('PUT', path, { action })).toMatchObject({ status: 200 });
        }
      },
      killed: async () => {
        // An image has both its judgement and its decision, or neither.
        const kept = [...(await inDataFolder(dataFolder, readDecisions))];
        const unlike = kept.filter(
          ([id, { isJudged, machine }]) => machine.length !== Number(isJudged && matches(id)),
        );
        expect(unlike).toEqual([]);
      },
    },
  );

  const kept = await inDataFolder(dataFolder, readDecisions);
  expect(kept.size).toBe(IMAGES);
  expect(wronglyDecided(kept, probabilities, draft.threshold, persons)).toEqual([]);
  await expectSoundStores();
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
