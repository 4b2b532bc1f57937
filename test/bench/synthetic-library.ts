import { createHash } from 'node:crypto';
import { Collections, DEFAULT_COLLECTION, payloadOf, type Collection } from '@cliptext/catalog';
import { parseSettings } from '@cliptext/config';
import type { Database } from '@cliptext/database';
import { Encoder } from '@cliptext/encoder';
import {
  EmbeddedVectorStore,
  type VectorPoint,
  type VectorSpace,
  type VectorStore,
} from '@cliptext/vector-store';
import { v7 as uuid } from 'uuid';
import { openDatabase, openDatabaseAt } from '../support/database.js';
import { openServerStore } from '../support/invariants.js';
import type { Servers } from '../support/servers.js';
import { Service } from './service.js';
import { SyntheticVectors } from './synthetic-vectors.js';
import { makeTemporaryFolder } from './temporary-folders.js';

const BATCH = 1_000;

/** Each label is on a hundredth of the images. */
const LABELS = 100;

/** A filter's field and value that 1 % of the images have. */
export const ONE_PERCENT = { field: 'metadata_keyword.label', value: 'label 7' };

let library: Promise<{ dataFolder: string; count: number }> | undefined;

/**
 * A data folder whose default collection has `count` indexed images without files, for a service to start on. There
 * is one for the whole run, which only grows.
 */
export async function dataFolderWith(count: number): Promise<string> {
  library = (library ?? makeEmpty()).then(async ({ dataFolder, count: present }) => {
    if (present > count) throw new RangeError(`The library has ${present} images already, not ${count}`);
    if (present < count) await inDataFolder(dataFolder, (parts) => addImages(parts, present, count));
    return { dataFolder, count };
  });
  return (await library).dataFolder;
}

/** The stores of a deployment whose service is stopped, or leaves them alone. */
export type Parts = { database: Database; space: VectorSpace; encoder: Encoder };

/** Opens the stores of a data folder whose service is stopped. */
export async function inDataFolder<Result>(
  dataFolder: string,
  work: (parts: Parts) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(dataFolder);
  return withSpace(database, await EmbeddedVectorStore.open(database), work);
}

/** Opens the servers of a deployment, whose api has made the collection. */
export async function inServers<Result>(
  servers: Servers,
  work: (parts: Parts) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabaseAt(servers.postgres.url);
  return withSpace(database, await openServerStore(servers), work);
}

async function withSpace<Result>(
  database: Database,
  store: VectorStore,
  work: (parts: Parts) => Promise<Result>,
): Promise<Result> {
  const encoder = await Encoder.open(parseSettings({}));
  try {
    const space = await store.openSpace({ name: encoder.space, dimension: encoder.dimension });
    return await work({ database, space, encoder });
  } finally {
    await store.close();
    await encoder.close();
    await database.close();
  }
}

/** The service's own first start makes the collection, and compares catalog, vectors and blobs while all are empty. */
async function makeEmpty(): Promise<{ dataFolder: string; count: number }> {
  const dataFolder = await makeTemporaryFolder();
  await (await Service.start(dataFolder)).stop();
  return { dataFolder, count: 0 };
}

/** Adds indexed images without files to the default collection. */
export async function addImages(
  { database, space, encoder }: Parts,
  from: number,
  to: number,
): Promise<void> {
  const collection = (await new Collections(database).find(DEFAULT_COLLECTION))!;
  const { vectors: centres } = await encoder.background();
  const source = new SyntheticVectors(centres, encoder.dimension, to);
  for (let start = from; start < to; start += BATCH) {
    const points = Array.from({ length: Math.min(BATCH, to - start) }, (_, index) =>
      makePoint(source.next(), start + index, collection),
    );
    await addRows(database, points, collection, space.name);
    await space.upsert(points);
  }
  await database.pool.query('ANALYZE cliptext.images, cliptext.vectors');
}

function makePoint(vector: Float32Array, number: number, collection: Collection): VectorPoint {
  const image = {
    collectionId: collection.id,
    metadata: metadataOf(number),
    tags: [],
    flags: [],
    createdAt: new Date(),
    width: 1_024,
    height: 768,
  };
  return { id: uuid(), vector, payload: payloadOf(image, collection.fields) };
}

function metadataOf(number: number) {
  return { label: `label ${number % LABELS}`, kind: 'synthetic', source: 'bench', licence: 'CC0' };
}

async function addRows(
  database: Database,
  points: readonly VectorPoint[],
  collection: Collection,
  space: string,
): Promise<void> {
  await database.pool.query(
    `INSERT INTO cliptext.images
       (id, collection_id, sha256, bytes, media_type, file_name, state, space, width, height, typicality, metadata)
     SELECT id, $1, sha256, 100000, 'image/jpeg', id || '.jpg', 'indexed', $2, 1024, 768, 0.5,
       jsonb_build_object('label', label, 'kind', 'synthetic', 'source', 'bench', 'licence', 'CC0')
     FROM unnest($3::uuid[], $4::text[], $5::text[]) AS point (id, sha256, label)`,
    [
      collection.id,
      space,
      points.map(({ id }) => id),
      points.map(({ id }) => createHash('sha256').update(id).digest('hex')),
      points.map(({ payload }) => payload[ONE_PERCENT.field]),
    ],
  );
}
