import { rm } from 'node:fs/promises';
import { Collections, Images, type Collection } from '@cliptext/catalog';
import { EmbeddedVectorStore, type VectorSpace } from '@cliptext/vector-store';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { addIndexedImage } from '../../../../test/support/indexed-image.js';
import { spaceThat } from '../../../../test/support/space-that.js';
import { MetadataService } from './metadata.service.js';
import { PayloadWriter } from './payload-writer.js';

let server: TestDatabase;
let images: Images;
let collections: Collections;
let vectorStore: EmbeddedVectorStore;
let space: VectorSpace;
let collection: Collection;

beforeAll(async () => {
  server = await startTestDatabase();
  images = new Images(server.database);
  collections = new Collections(server.database);
  await collections.ensureDefault();
  collection = (await collections.find('default'))!;
  vectorStore = await EmbeddedVectorStore.open(server.database);
  space = await vectorStore.openSpace({ name: 'test', dimension: 4 });
});

afterAll(async () => {
  await vectorStore.close();
  await server.stop();
  await rm(server.dataFolder, { recursive: true, force: true });
});

const payload = async (id: string) => (await space.fetch([id]))[0]!.payload;

/** What a process does with metadata that writes its first payload only after something else has happened. */
function metadataAfter(happens: () => Promise<unknown>): MetadataService {
  let isFirst = true;
  const setPayload: VectorSpace['setPayload'] = async (updates) => {
    if (isFirst) {
      isFirst = false;
      await happens();
    }
    await space.setPayload(updates);
  };
  const slower = spaceThat(space, { setPayload });
  return new MetadataService(images, new PayloadWriter(images, collections, slower));
}

test('of two changes at once the later is what filters see, whichever payload is written first', async () => {
  const id = await addIndexedImage({ images, space }, collection, { label: 'Hat' });
  const later = metadataAfter(async () => undefined);
  const earlier = metadataAfter(() => later.change(collection, id, { label: 'Cap' }));
  const record = await earlier.change(collection, id, { label: 'Shoe' });
  expect(record).toMatchObject({ metadata: { label: 'Cap' }, payloadStale: false });
  expect(await payload(id)).toMatchObject({ 'metadata_keyword.label': 'Cap' });
});

test('a field that another process has just declared is in the payload', async () => {
  const id = await addIndexedImage({ images, space }, collection, { label: 'Hat' });
  await new Collections(server.database).update(collection.id, (current) => ({
    ...current,
    fields: [...current.fields, { name: 'brand', type: 'keyword' }],
  }));
  await metadataAfter(async () => undefined).change(collection, id, { brand: 'Acme' });
  expect(await payload(id)).toMatchObject({ 'metadata_keyword.brand': 'Acme' });
});
