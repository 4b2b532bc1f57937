import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FilesystemBlobStore } from '@cliptext/blob-store';
import {
  Collections,
  Decisions,
  EVALUATION_CHANNEL,
  Evaluations,
  Images,
  JobRecords,
  LabelSets,
  Policies,
  payloadOf,
  type Collection,
  type LabelSetContent,
} from '@cliptext/catalog';
import { projectRoot } from '@cliptext/config';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import { EmbeddedVectorStore, type VectorSpace } from '@cliptext/vector-store';
import { v7 as uuid } from 'uuid';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { addIndexedImage } from '../../../../test/support/indexed-image.js';
import { spaceThat } from '../../../../test/support/space-that.js';
import { untilTrue } from '../../../../test/support/until.js';
import { Comparison } from '../reconciler/comparison.js';
import { EvaluationRunner } from './evaluation-runner.js';
import { Evaluator } from './evaluator.js';
import { ReEvaluation } from './re-evaluation.js';

let server: TestDatabase;
let images: Images;
let collections: Collections;
let labelSets: LabelSets;
let policies: Policies;
let decisions: Decisions;
let jobs: JobRecords;
let encoder: Encoder;
let texts: TextEncoder;
let vectorStore: EmbeddedVectorStore;
let space: VectorSpace;
let collection: Collection;

const never = new AbortController().signal;

beforeAll(async () => {
  server = await startTestDatabase();
  images = new Images(server.database);
  collections = new Collections(server.database);
  labelSets = new LabelSets(server.database);
  policies = new Policies(server.database);
  decisions = new Decisions(server.database);
  jobs = new JobRecords(server.database);
  encoder = await Encoder.open({ modelFolder: join(projectRoot, 'models/starter') });
  texts = new TextEncoder(encoder);
  vectorStore = await EmbeddedVectorStore.open(server.database);
  space = await vectorStore.openSpace({ name: encoder.space, dimension: encoder.dimension });
});

afterAll(async () => {
  await vectorStore.close();
  await encoder.close();
  await server.stop();
  await rm(server.dataFolder, { recursive: true, force: true });
});

beforeEach(async () => {
  const name = uuid();
  collection = (await collections.create({ name, templates: null, fields: [], vocabulary: [] }))!;
});

/** Judges again what is behind, in another vector space where a test wants one that does something else. */
function reEvaluation(vectors: VectorSpace = space): ReEvaluation {
  const evaluator = new Evaluator(labelSets, policies, encoder, texts);
  return new ReEvaluation(
    new Evaluations(server.database),
    collections,
    images,
    decisions,
    jobs,
    evaluator,
    vectors,
  );
}

/** An indexed image whose embedding is that of a text. */
async function addImage(text: string): Promise<string> {
  const { vector } = await texts.encode(text, null);
  return addIndexedImage({ images, space }, collection, {}, vector);
}

const find = async (id: string) => (await images.find(collection.id, id, { seesHidden: true }))!;
const payloadTags = async (id: string) => (await space.fetch([id]))[0]!.payload.tags;

const label = (name: string) => ({ name, phrases: [name] });
const garments: LabelSetContent = {
  labels: [label('hat'), label('shoes')],
  contrast: [],
  templates: null,
  tagging: true,
  cut: 0.5,
};

async function put(content: LabelSetContent, name = 'garments'): Promise<string | null> {
  return (await labelSets.put(collection.id, name, content))!.jobId;
}

test('a label set tags the images that are there, in a job; another content tags them anew', async () => {
  const [hat, leek] = [await addImage('hat'), await addImage('leek')];
  const jobId = (await put(garments))!;
  expect(await jobs.find(jobId)).toMatchObject({ state: 'waiting', done: 0, total: 2 });
  await reEvaluation().run(never);
  expect(await jobs.find(jobId)).toMatchObject({ state: 'finished', done: 2, total: 2, problem: null });
  expect(await find(hat)).toMatchObject({ tags: ['hat'], evaluation: 1, payloadStale: false });
  expect((await find(hat)).tagProbabilities.hat).toBeGreaterThan(0.9);
  expect(await find(leek)).toMatchObject({ tags: [], tagProbabilities: {}, evaluation: 1 });
  expect([await payloadTags(hat), await payloadTags(leek)]).toEqual([['hat'], []]);

  await put({ ...garments, labels: [{ name: 'headwear', phrases: ['hat', 'cap'] }] });
  await reEvaluation().run(never);
  expect((await find(hat)).tags).toEqual(['headwear']);
  await labelSets.delete(collection.id, 'garments');
  await reEvaluation().run(never);
  expect([(await find(hat)).tags, await payloadTags(hat)]).toEqual([[], []]);
});

test('an image that has no typicality yet gets one, once', async () => {
  const id = await addImage('screenshot');
  await put(garments);
  await reEvaluation().run(never);
  expect(await find(id)).toMatchObject({ typicality: 0, flags: ['atypical'] });
  expect((await space.fetch([id]))[0]!.payload.flags).toEqual(['atypical']);

  await server.database.pool.query('UPDATE cliptext.images SET typicality = 0.5 WHERE id = $1', [id]);
  await put({ ...garments, cut: 0.6 });
  await reEvaluation().run(never);
  expect(await find(id)).toMatchObject({ typicality: 0.5, flags: [] });
});

test('the same content again, and a set that tags nothing, judge nothing again', async () => {
  await addImage('hat');
  expect(await put(garments)).not.toBeNull();
  expect(await put(garments)).toBeNull();
  expect(await put({ ...garments, tagging: false }, 'for classify')).toBeNull();
  expect(await put({ ...garments, cut: 0.6 })).not.toBeNull();
});

test('a newer change supersedes the job, also while it is running', async () => {
  const hat = await addImage('hat');
  const first = (await put(garments))!;
  let second: string | null = null;
  const changing = spaceThat(space, {
    setPayload: async (updates) => {
      second ??= await put({ ...garments, labels: [label('headwear')] });
      await space.setPayload(updates);
    },
  });
  await reEvaluation(changing).run(never);
  expect(await jobs.find(first)).toMatchObject({ state: 'superseded' });
  expect(await jobs.find(second!)).toMatchObject({ state: 'finished' });
  expect(await find(hat)).toMatchObject({ tags: ['headwear'], evaluation: 2 });
});

test('an image that was judged by an older set while it was indexed is found without a job', async () => {
  await put(garments);
  const hat = await addImage('hat');
  await reEvaluation().run(never);
  expect(await find(hat)).toMatchObject({ tags: ['hat'], evaluation: 1 });
});

test('metadata that changes at the same time wins, and the image is judged all the same', async () => {
  const hat = await addImage('hat');
  await put(garments);
  let changes = 0;
  const changing = spaceThat(space, {
    setPayload: async (updates) => {
      if (changes++ === 0) await images.changeMetadata(collection.id, hat, () => ({ brand: 'Acme' }));
      await space.setPayload(updates);
    },
  });
  await reEvaluation(changing).run(never);
  expect(await find(hat)).toMatchObject({ tags: ['hat'], metadata: { brand: 'Acme' }, payloadStale: true });
  expect(await payloadTags(hat)).toEqual(['hat']);
});

test('a comparison at the same time takes no payload for old that is newer than its row', async () => {
  const hat = await addImage('hat');
  const blobs = await FilesystemBlobStore.open(join(server.dataFolder, 'blobs'));
  const findings = async () => {
    const kinds: string[] = [];
    const comparison = new Comparison(images, collections, blobs, space);
    for await (const { kind, subject } of comparison.findAll({ settledBefore: new Date() })) {
      if (subject === hat) kinds.push(kind);
    }
    return kinds;
  };
  await put(garments);
  let meanwhile: string[] | undefined;
  const compared = spaceThat(space, {
    setPayload: async (updates) => {
      await space.setPayload(updates);
      meanwhile = await findings();
    },
  });
  await reEvaluation(compared).run(never);
  // The images of these tests have no files.
  expect(meanwhile).toEqual(['image_without_original']);
  expect(await findings()).toEqual(['image_without_original']);
  await space.setPayload([{ id: hat, payload: payloadOf({ ...(await find(hat)), tags: [] }, []) }]);
  expect(await findings()).toEqual(['vector_with_old_payload', 'image_without_original']);
});

test('an outage holds the job up, and the next run goes on', async () => {
  const hat = await addImage('hat');
  const jobId = (await put(garments))!;
  const down = spaceThat(space, { fetch: () => Promise.reject(new Error('down')) });
  await expect(reEvaluation(down).run(never)).rejects.toThrow('down');
  expect(await jobs.find(jobId)).toMatchObject({
    state: 'waiting',
    problem: { code: 'dependency_unavailable' },
  });
  await reEvaluation().run(never);
  expect(await jobs.find(jobId)).toMatchObject({ state: 'finished', problem: null });
  expect((await find(hat)).tags).toEqual(['hat']);
});

test('an image whose embedding is gone is embedded again', async () => {
  const hat = await addImage('hat');
  await put(garments);
  await space.delete([hat]);
  await reEvaluation().run(never);
  expect(await find(hat)).toMatchObject({ state: 'pending' });
});

test('a change is heard at once, also after its connection was lost', async () => {
  const runner = new EvaluationRunner(server.database, reEvaluation());
  await runner.onApplicationBootstrap();
  const hat = await addImage('hat');
  await put(garments);
  await untilTrue(async () => (await find(hat)).tags.includes('hat'));

  await server.database.pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1',
    [`LISTEN "${EVALUATION_CHANNEL}"`],
  );
  await put({ ...garments, labels: [label('headwear')] });
  await untilTrue(async () => (await find(hat)).tags.includes('headwear'));
  await runner.beforeApplicationShutdown();
});

test('other templates of a collection that tags judge its images again', async () => {
  const hat = await addImage('hat');
  const withTemplates = (templates: string[]) => (current: Collection) => ({ ...current, templates });
  await collections.update(collection.id, withTemplates(['a {}']));
  expect(await collections.findById(collection.id)).toMatchObject({ evaluation: 0 });
  await put(garments);
  await collections.update(collection.id, withTemplates(['a photo of a {}']));
  await reEvaluation().run(never);
  expect(await find(hat)).toMatchObject({ tags: ['hat'], evaluation: 2 });
});

describe('policies', () => {
  const hats = { prohibited: ['hat'], allowed: [], threshold: 0.5 };
  const seen = (id: string, seesHidden: boolean) =>
    images.findSearchable([id], space.name, { seesHidden }).then((found) => found.has(id));

  test('hide an image in the catalog and in its payload, and record why, once', async () => {
    const [hat, leek] = [await addImage('hat'), await addImage('leek')];
    await policies.put(collection.id, 'hats', { ...hats, action: 'hide' });
    await reEvaluation().run(never);
    expect(await find(hat)).toMatchObject({ flags: ['policy:hats', 'hidden'], payloadStale: false });
    expect((await space.fetch([hat]))[0]!.payload.flags).toEqual(['policy:hats', 'hidden']);
    expect((await find(leek)).flags).not.toContain('hidden');
    await put(garments);
    await reEvaluation().run(never);
    const { history } = await decisions.ofImage(hat, 10);
    expect(history).toMatchObject([{ madeBy: 'machine', action: 'hide', policy: 'hats' }]);
  });

  test('hide by the catalog alone where the payload is stale', async () => {
    const hat = await addImage('hat');
    await policies.put(collection.id, 'hats', { ...hats, action: 'hide' });
    await reEvaluation().run(never);
    const collectionFilter = { field: 'collection', eq: collection.id };
    await space.setPayload([{ id: hat, payload: { collection: collection.id, flags: [] } }]);
    const { vector } = await texts.encode('hat', null);
    const found = await space.search({ vector, limit: 1, filter: collectionFilter });
    expect(found.map(({ id }) => id)).toEqual([hat]);
    expect([await seen(hat, false), await seen(hat, true)]).toEqual([false, true]);
    expect(await images.find(collection.id, hat, { seesHidden: false })).toBeNull();
    const hashes = await images.findPerceptualHashes([hat], space.name, { seesHidden: false });
    expect(hashes.size).toBe(0);
  });

  test('never undo a person who decides while they judge', async () => {
    const hat = await addImage('hat');
    const { policy } = (await policies.put(collection.id, 'hats', { ...hats, action: 'hide' }))!;
    const allow = { action: 'allow' as const, note: null, keyId: null, keyName: null };
    let isDecided = false;
    const deciding = spaceThat(space, {
      setPayload: async (updates) => {
        if (!isDecided) await decisions.override(hat, policy, allow);
        isDecided = true;
        await space.setPayload(updates);
      },
    });
    await reEvaluation(deciding).run(never);
    expect(isDecided).toBe(true);
    expect((await find(hat)).flags).toEqual([]);
    expect(await seen(hat, false)).toBe(true);
  });

  test('that change while a person decides count as they are then', async () => {
    const hat = await addImage('hat');
    const { policy } = (await policies.put(collection.id, 'hats', { ...hats, action: 'hide' }))!;
    await policies.put(collection.id, 'caps', { ...hats, prohibited: ['cap'], action: 'flag' });
    await reEvaluation().run(never);
    expect((await find(hat)).flags).toEqual(['policy:caps', 'policy:hats', 'hidden']);
    const holder = await server.database.pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM cliptext.images WHERE id = $1 FOR UPDATE', [hat]);
    const waiting = async (count: number) => {
      const { rows } = await server.database.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return rows.length === count;
    };
    const allow = { action: 'allow' as const, note: null, keyId: null, keyName: null };
    const deciding = decisions.override(hat, policy, allow);
    await untilTrue(() => waiting(1));
    const deleting = policies.delete(collection.id, 'caps');
    await untilTrue(() => waiting(2));
    await holder.query('COMMIT');
    holder.release();
    await Promise.all([deciding, deleting]);
    await reEvaluation().run(never);
    expect((await find(hat)).flags).toEqual([]);
  });
});
