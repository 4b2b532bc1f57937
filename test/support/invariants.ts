import { join } from 'node:path';
import { FilesystemBlobStore, S3BlobStore, type BlobStore } from '@cliptext/blob-store';
import { Collections, Images, type Disagreement, type ImageState, type StateCounts } from '@cliptext/catalog';
import type { Database } from '@cliptext/database';
import {
  EmbeddedVectorStore,
  QdrantVectorStore,
  type VectorSpace,
  type VectorStore,
} from '@cliptext/vector-store';
import { Comparison } from '../../apps/ingest/src/reconciler/comparison.js';
import { openDatabase, openDatabaseAt } from './database.js';
import type { Servers } from './servers.js';
import { untilTrue } from './until.js';

/** More than any test uploads. */
const EVERY_IMAGE = 100_000;
/** A few rounds of a reconciler. */
const CLEANED_WITHIN_MS = 60_000;

export type Invariants = {
  /** Every place where catalog, vectors and blobs disagree; a sound service has none. */
  disagreements: Disagreement[];
  images: StateCounts;
  /** The state of every image in the catalog, tombstones too. */
  states: Map<string, ImageState>;
  vectors: number;
};

/** Checks the data folder of an embedded service that is stopped: catalog ↔ vectors ↔ blobs. */
export async function checkInvariants(dataFolder: string): Promise<Invariants> {
  const database = await openDatabase(dataFolder);
  const blobs = await FilesystemBlobStore.open(join(dataFolder, 'blobs'));
  return compare(database, await EmbeddedVectorStore.open(database), blobs);
}

/** Checks the servers of a service that runs and has no image to index, once it has cleaned away what was deleted. */
export async function checkServerInvariants(servers: Servers): Promise<Invariants> {
  const database = await openDatabaseAt(servers.postgres.url);
  const images = new Images(database);
  await untilTrue(async () => (await images.listToClean(1)).length === 0, CLEANED_WITHIN_MS);
  const store = await openServerStore(servers);
  const blobs = await S3BlobStore.open({
    ...servers.s3,
    region: 'us-east-1',
    stagingFolder: join(servers.s3.folder, '..', 'staging'),
  });
  return compare(database, store, blobs);
}

/** The one space of a deployment's vector store, to look into it or to spoil it. */
export async function openServerSpace(servers: Servers): Promise<VectorSpace> {
  return onlySpace(await openServerStore(servers));
}

export function openServerStore(servers: Servers): Promise<VectorStore> {
  return QdrantVectorStore.open({
    url: servers.qdrant.url,
    timeoutMs: 10_000,
    hnsw: { m: 16, efConstruct: 100, ef: 256 },
    shards: 1,
    replicas: 1,
  });
}

async function onlySpace(store: VectorStore): Promise<VectorSpace> {
  const [description, ...others] = await store.listSpaces();
  if (!description || others.length > 0) throw new Error(`Expected one space, found ${1 + others.length}`);
  return store.openSpace(description);
}

async function compare(database: Database, store: VectorStore, blobs: BlobStore): Promise<Invariants> {
  try {
    const space = await onlySpace(store);
    const images = new Images(database);
    const disagreements: Disagreement[] = [];
    for await (const found of new Comparison(images, new Collections(database), blobs, space).findAll({
      settledBefore: new Date(),
    }))
      disagreements.push(found);
    const states = new Map((await images.listAll(EVERY_IMAGE)).map(({ id, state }) => [id, state]));
    return { disagreements, images: await images.countByState(), states, vectors: await space.count() };
  } finally {
    await store.close();
    await database.close();
  }
}
