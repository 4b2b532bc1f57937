import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FilesystemBlobStore } from '@cliptext/blob-store';
import { Collections, Images, type Disagreement } from '@cliptext/catalog';
import { EmbeddedVectorStore, type VectorSpace } from '@cliptext/vector-store';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { addIndexedImage } from '../../../../test/support/indexed-image.js';
import { Comparison } from './comparison.js';

let server: TestDatabase;
let vectorStore: EmbeddedVectorStore;

beforeAll(async () => {
  server = await startTestDatabase();
  vectorStore = await EmbeddedVectorStore.open(server.database);
});

afterAll(async () => {
  await vectorStore.close();
  await server.stop();
  await rm(server.dataFolder, { recursive: true, force: true });
});

test('an image that a worker with an earlier model has indexed since the change is embedded again', async () => {
  const images = new Images(server.database);
  const collections = new Collections(server.database);
  await collections.ensureDefault();
  const collection = (await collections.find('default'))!;
  const blobs = await FilesystemBlobStore.open(join(server.dataFolder, 'blobs'));
  const open = (name: string): Promise<VectorSpace> => vectorStore.openSpace({ name, dimension: 4 });

  const id = await addIndexedImage({ images, space: await open('earlier') }, collection, {});
  const comparison = new Comparison(images, collections, blobs, await open('present'));
  const found: Disagreement[] = [];
  for await (const one of comparison.findAll({ settledBefore: new Date() })) found.push(one);
  expect(found).toContainEqual({ kind: 'image_without_vector', subject: id });
  await comparison.repair({ kind: 'image_without_vector', subject: id });
  expect(await images.find(collection.id, id, { seesHidden: true })).toMatchObject({
    state: 'pending',
    space: null,
  });
});
