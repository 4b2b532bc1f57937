import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { blobKeys, FilesystemBlobStore } from '@cliptext/blob-store';
import { Collections, Decisions, Images, LabelSets, Policies, type Collection } from '@cliptext/catalog';
import { projectRoot } from '@cliptext/config';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import { ImageDecoder } from '@cliptext/images';
import { ATYPICAL_BELOW } from '@cliptext/ranking';
import { EmbeddedVectorStore, VectorStoreError, type VectorSpace } from '@cliptext/vector-store';
import { Registry } from 'prom-client';
import sharp from 'sharp';
import { v7 as uuid } from 'uuid';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { spaceThat } from '../../../../test/support/space-that.js';
import { Evaluator } from '../evaluation/evaluator.js';
import { IngestMetrics } from '../ingest-metrics.js';
import { Decode } from './decode.js';
import { Encode } from './encode.js';
import { Enrich } from './enrich.js';
import { Load, MAX_ATTEMPTS } from './load.js';
import { Pipeline } from './pipeline.js';
import { Store } from './store.js';

let server: TestDatabase;
let images: Images;
let collections: Collections;
let labelSets: LabelSets;
let policies: Policies;
let decisions: Decisions;
let collection: Collection;
let blobs: FilesystemBlobStore;
let encoder: Encoder;
let decoder: ImageDecoder;
let vectorStore: EmbeddedVectorStore;
let space: VectorSpace;

beforeAll(async () => {
  server = await startTestDatabase();
  images = new Images(server.database);
  collections = new Collections(server.database);
  labelSets = new LabelSets(server.database);
  policies = new Policies(server.database);
  decisions = new Decisions(server.database);
  await collections.ensureDefault();
  collection = (await collections.find('default'))!;
  blobs = await FilesystemBlobStore.open(join(server.dataFolder, 'blobs'));
  encoder = await Encoder.open({ modelFolder: join(projectRoot, 'models/starter') });
  decoder = new ImageDecoder({ threads: 1, maxMegapixels: 50, maxSideRatio: 100 });
  vectorStore = await EmbeddedVectorStore.open(server.database);
  space = await vectorStore.openSpace({ name: encoder.space, dimension: encoder.dimension });
});

afterAll(async () => {
  await vectorStore.close();
  await decoder.close();
  await encoder.close();
  await server.stop();
  await rm(server.dataFolder, { recursive: true, force: true });
});

/** The pipeline, with another vector space, or another encoder of labels, where a test wants one that fails. */
function pipelineInto(vectors: VectorSpace = space, texts = new TextEncoder(encoder)): Pipeline {
  return new Pipeline(
    images,
    new Load(images, blobs),
    new Decode(decoder, encoder),
    new Encode(encoder),
    new Enrich(collections, decisions, new Evaluator(labelSets, policies, encoder, texts)),
    new Store(images, blobs, vectors),
    new IngestMetrics(new Registry()),
  );
}

async function admit(bytes?: Uint8Array): Promise<string> {
  const id = uuid();
  const sample = bytes ?? (await readFile(join(projectRoot, 'samples/clothing_hat_4fe8da.jpg')));
  const blob = await blobs.stage(Readable.from([Buffer.from(sample)]));
  await blob.keep(blobKeys.original(id));
  await images.admit([
    {
      id,
      collectionId: collection.id,
      sha256: id,
      bytes: sample.length,
      mediaType: 'image/jpeg',
      fileName: 'hat.jpg',
      metadata: { label: 'Hat' },
    },
  ]);
  return id;
}

/** Fine grey lines across white, like an empty table. */
function ruledPaper(): Promise<Buffer> {
  const [width, height] = [480, 320];
  const isLine = (at: number) => (at % width) % 40 < 2 || Math.floor(at / width) % 20 < 2;
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => (isLine(at) ? 90 : 255));
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

const find = async (id: string) => (await images.find(collection.id, id, { seesHidden: true }))!;

const spaceWriting = (upsert: VectorSpace['upsert']) => spaceThat(space, { upsert });

test('an image ends indexed, with its vector, payload and thumbnail; again is nothing', async () => {
  const id = await admit();
  await pipelineInto().run(id);
  expect(await find(id)).toMatchObject({
    state: 'indexed',
    space: space.name,
    attempts: 0,
    payloadStale: false,
    flags: [],
    perceptualHash: expect.stringMatching(/^[0-9a-f]{16}$/),
    placeholder: expect.stringMatching(/^[A-Za-z0-9+/]{20,36}=*$/),
  });
  expect((await find(id)).typicality).toBeGreaterThan(ATYPICAL_BELOW);
  const [point] = await space.fetch([id]);
  expect(point!.payload).toMatchObject({ collection: collection.id, 'metadata_keyword.label': 'Hat' });
  expect(await blobs.has(blobKeys.thumbnail(id))).toBe(true);
  await pipelineInto(spaceWriting(() => Promise.reject(new Error('must not be called')))).run(id);
});

test('a picture that is like none that the model knows is flagged, for filters too', async () => {
  const id = await admit(await ruledPaper());
  await pipelineInto().run(id);
  const record = await find(id);
  expect(record.typicality).toBeLessThan(ATYPICAL_BELOW);
  expect(record.flags).toEqual(['atypical']);
  expect((await space.fetch([id]))[0]!.payload.flags).toEqual(['atypical']);
});

test('a picture that cannot be read fails for good at the first attempt', async () => {
  const id = await admit(Buffer.from('no picture'));
  await pipelineInto().run(id);
  expect(await find(id)).toMatchObject({
    state: 'failed',
    attempts: 1,
    failure: { code: 'image_unsupported' },
  });
});

test('an original that is gone fails for good', async () => {
  const id = await admit();
  await blobs.remove(blobKeys.original(id));
  await pipelineInto().run(id);
  expect(await find(id)).toMatchObject({ state: 'failed', failure: { code: 'original_missing' } });
});

test('a vector store that is down costs no attempt, and the next try succeeds', async () => {
  const id = await admit();
  const down = spaceWriting(() => Promise.reject(new VectorStoreError('vector_store_unavailable', 'down')));
  for (let tries = 0; tries < MAX_ATTEMPTS + 2; tries += 1) {
    await expect(pipelineInto(down).run(id)).rejects.toThrow('down');
  }
  expect(await find(id)).toMatchObject({ state: 'pending', attempts: 0 });
  await pipelineInto().run(id);
  expect(await find(id)).toMatchObject({ state: 'indexed' });
});

test('a full disk costs no attempt', async () => {
  const id = await admit();
  const full = spaceWriting(() =>
    Promise.reject(new Error('Failed query', { cause: Object.assign(new Error('full'), { code: '53100' }) })),
  );
  await expect(pipelineInto(full).run(id)).rejects.toThrow('Failed query');
  expect(await find(id)).toMatchObject({ state: 'pending', attempts: 0 });
});

test('an error of ours is tried a limited number of times', async () => {
  const id = await admit();
  const broken = spaceWriting(() => Promise.reject(new Error('a bug')));
  for (let tries = 0; tries < MAX_ATTEMPTS; tries += 1) {
    expect(await find(id)).toMatchObject({ state: 'pending', attempts: tries });
    await expect(pipelineInto(broken).run(id)).rejects.toThrow('a bug');
  }
  expect(await find(id)).toMatchObject({ state: 'failed', failure: { code: 'internal' } });
});

test('an image whose work never ended so many times is held to be what ends the process', async () => {
  const id = await admit();
  for (let crash = 0; crash < MAX_ATTEMPTS; crash += 1) await images.beginAttempt(id);
  await pipelineInto().run(id);
  expect(await find(id)).toMatchObject({ state: 'failed', failure: { code: 'crashed' } });
});

test('an image that is deleted while it is embedded leaves no vector and no thumbnail', async () => {
  const id = await admit();
  const deleting = spaceWriting(async (points) => {
    await space.upsert(points);
    await images.delete(collection.id, id);
  });
  await pipelineInto(deleting).run(id);
  expect(await space.fetch([id])).toEqual([]);
  expect(await blobs.has(blobKeys.thumbnail(id))).toBe(false);
  expect(await images.find(collection.id, id, { seesHidden: true })).toBeNull();
});

test('an image that another worker indexed meanwhile keeps its vector and thumbnail', async () => {
  const id = await admit();
  const overtaken = spaceWriting(async (points) => {
    await pipelineInto().run(id);
    await images.changeMetadata(collection.id, id, () => ({ label: 'Cap' }));
    await images.confirmPayloads([await find(id)]);
    await space.upsert(points);
  });
  await pipelineInto(overtaken).run(id);
  expect(await find(id)).toMatchObject({ state: 'indexed', payloadStale: true });
  expect(await space.fetch([id])).toHaveLength(1);
  expect(await blobs.has(blobKeys.thumbnail(id))).toBe(true);
});

test('metadata that changes while the image is embedded leaves its payload stale', async () => {
  const id = await admit();
  const changing = spaceWriting(async (points) => {
    await space.upsert(points);
    await images.changeMetadata(collection.id, id, () => ({ label: 'Cap' }));
  });
  await pipelineInto(changing).run(id);
  expect(await find(id)).toMatchObject({ state: 'indexed', payloadStale: true, metadata: { label: 'Cap' } });
});

test('an encoder that others have filled with texts, or that is closed, costs no attempt', async () => {
  const id = await admit();
  const tags = { labels: [{ name: 'hat', phrases: ['hat'] }], contrast: [], templates: null };
  await labelSets.put(collection.id, 'tags', { ...tags, tagging: true, cut: 0.5 });
  const busy = await Encoder.open({ modelFolder: join(projectRoot, 'models/starter'), maxWaitingTexts: 0 });
  await expect(pipelineInto(space, new TextEncoder(busy)).run(id)).rejects.toMatchObject({
    code: 'encoder_busy',
  });
  await busy.close();
  expect(await find(id)).toMatchObject({ state: 'pending', attempts: 0 });
  const closed = await Encoder.open({ modelFolder: join(projectRoot, 'models/starter') });
  await closed.close();
  await expect(pipelineInto(space, new TextEncoder(closed)).run(id)).rejects.toMatchObject({
    code: 'encoder_closed',
  });
  expect(await find(id)).toMatchObject({ state: 'pending', attempts: 0 });
  await pipelineInto().run(id);
  expect(await find(id)).toMatchObject({ state: 'indexed', attempts: 0 });
});
