import { rm } from 'node:fs/promises';
import { Collections, Images } from '@cliptext/catalog';
import { EmbeddedVectorStore } from '@cliptext/vector-store';
import { v7 as uuid } from 'uuid';
import { startTestDatabase } from '../../../../test/support/database.js';
import { MetadataService } from './metadata.service.js';
import { PayloadWriter } from './payload-writer.js';

test('a field that is declared after the collection was read comes into the payload', async () => {
  const server = await startTestDatabase();
  const vectorStore = await EmbeddedVectorStore.open(server.database);
  try {
    const space = await vectorStore.openSpace({ name: 'space', dimension: 2 });
    const images = new Images(server.database);
    const collections = new Collections(server.database);
    const created = { name: 'things', templates: null, fields: [], vocabulary: [] };
    const collection = (await collections.create(created))!;
    const id = uuid();
    const facts = { collectionId: collection.id, sha256: id, bytes: 1, metadata: {} };
    await images.admit([{ id, mediaType: 'image/jpeg', fileName: 'a.jpg', ...facts }]);
    await space.upsert([{ id, vector: Float32Array.of(1, 0), payload: {} }]);
    const judgement = {
      evaluation: 0,
      tags: [],
      tagProbabilities: {},
      flags: [],
      typicality: 1,
      decisions: [],
    };
    const picture = { width: 1, height: 1, perceptualHash: '0'.repeat(16), placeholder: '' };
    await images.markIndexed(id, { space: 'space', ...picture, revision: 0, judgement });

    const fields = [{ name: 'brand', type: 'keyword' as const }];
    await collections.update(collection.id, () => ({ ...created, fields }));
    const metadata = new MetadataService(images, new PayloadWriter(images, collections, space));
    const changed = await metadata.change(collection, id, { brand: 'Acme' });
    expect(changed.payloadStale).toBe(false);
    expect((await space.fetch([id]))[0]!.payload).toMatchObject({ 'metadata_keyword.brand': 'Acme' });
  } finally {
    await vectorStore.close();
    await server.stop();
    await rm(server.dataFolder, { recursive: true, force: true });
  }
});
