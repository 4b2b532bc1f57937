import { rm } from 'node:fs/promises';
import { Collections, Images, type Collection } from '@cliptext/catalog';
import { EmbeddedVectorStore, type VectorSpace } from '@cliptext/vector-store';
import { v7 as uuid } from 'uuid';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { addIndexedImage, FOUND } from '../../../../test/support/indexed-image.js';
import { spaceThat } from '../../../../test/support/space-that.js';
import { untilTrue } from '../../../../test/support/until.js';
import { RefreshPayloads } from './refresh-payloads.js';

let server: TestDatabase;
let images: Images;
let collections: Collections;
let vectorStore: EmbeddedVectorStore;
let space: VectorSpace;
let collection: Collection;
let image: string;

beforeAll(async () => {
  server = await startTestDatabase();
  images = new Images(server.database);
  collections = new Collections(server.database);
  vectorStore = await EmbeddedVectorStore.open(server.database);
  space = await vectorStore.openSpace({ name: 'space', dimension: 2 });
});

afterAll(async () => {
  await vectorStore.close();
  await server.stop();
  await rm(server.dataFolder, { recursive: true, force: true });
});

beforeEach(async () => {
  const name = uuid();
  collection = (await collections.create({ name, templates: null, fields: [], vocabulary: [] }))!;
  image = await addIndexedImage({ images, space }, collection, { brand: 'Acme', size: 'L' });
});

const declare = (name: string) =>
  collections.update(collection.id, ({ templates, vocabulary, fields }) => ({
    templates,
    vocabulary,
    fields: [...fields, { name, type: 'keyword' }],
  }));

const refresh = (vectors = space) => new RefreshPayloads(images, collections, vectors).run();
const payload = async () => (await space.fetch([image]))[0]!.payload;
const fields = async () => (await collections.findById(collection.id))!.fields;

test('a field that is declared while payloads are brought up to date comes into them too', async () => {
  await declare('brand');
  let isDeclared = false;
  const setPayload: VectorSpace['setPayload'] = async (updates) => {
    if (!isDeclared) await declare('size');
    isDeclared = true;
    await space.setPayload(updates);
  };
  await refresh(spaceThat(space, { setPayload }));
  expect(await payload()).toMatchObject({ 'metadata_keyword.brand': 'Acme', 'metadata_keyword.size': 'L' });
  expect(await fields()).toEqual(['brand', 'size'].map((name) => ({ name, type: 'keyword' })));
});

test('a field that is being declared while others are finished is not taken for ready', async () => {
  await declare('brand');
  await images.confirmPayloads([(await images.find(collection.id, image, { seesHidden: true }))!]);
  const { pool } = server.database;
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM cliptext.images WHERE id = $1 FOR UPDATE', [image]);
  const waiting = async (count: number) => {
    const { rows } = await pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    return rows.length === count;
  };
  const declaring = declare('size');
  await untilTrue(() => waiting(1));
  const finishing = collections.finishFields();
  await untilTrue(() => waiting(2));
  await holder.query('COMMIT');
  holder.release();
  await Promise.all([declaring, finishing]);
  expect(await fields()).toContainEqual({ name: 'size', type: 'keyword', building: true });
  await refresh();
  expect(await fields()).toEqual(['brand', 'size'].map((name) => ({ name, type: 'keyword' })));
});

test('metadata that is changed and written meanwhile is not replaced by what it was', async () => {
  await declare('brand');
  let isChanged = false;
  const setPayload: VectorSpace['setPayload'] = async (updates) => {
    if (!isChanged) {
      const changed = await images.changeMetadata(collection.id, image, () => ({ brand: 'Apex' }));
      await space.setPayload([{ id: image, payload: { 'metadata_keyword.brand': 'Apex' } }]);
      await images.confirmPayloads([changed!]);
    }
    isChanged = true;
    await space.setPayload(updates);
  };
  await refresh(spaceThat(space, { setPayload }));
  expect(await payload()).toMatchObject({ 'metadata_keyword.brand': 'Apex' });
});

test('a field that is declared while the only images of its collection are in work is filled in', async () => {
  await images.requeue([image]);
  const { revision } = (await images.beginAttempt(image))!;
  await declare('brand');
  await images.markIndexed(image, { ...FOUND, space: space.name, revision });
  await refresh();
  expect(await payload()).toMatchObject({ 'metadata_keyword.brand': 'Acme' });
});
