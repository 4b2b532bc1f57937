import { join } from 'node:path';
import { FilesystemBlobStore } from '@cliptext/blob-store';
import { Images } from '@cliptext/catalog';
import { EmbeddedVectorStore } from '@cliptext/vector-store';
import { Comparison, type Disagreement } from '../../apps/ingest/src/reconciler/comparison.js';
import { openDatabase } from './database.js';

export type Invariants = {
  /** Every place where catalog, vectors and blobs disagree; a sound data folder has none. */
  disagreements: Disagreement[];
  images: { pending: number; indexed: number; failed: number; deleted: number };
  vectors: number;
};

/** Checks the data folder of a service that is stopped: catalog ↔ vectors ↔ blobs. */
export async function checkInvariants(dataFolder: string): Promise<Invariants> {
  const database = await openDatabase(dataFolder);
  const store = await EmbeddedVectorStore.open(database);
  try {
    const [description, ...others] = await store.listSpaces();
    if (!description || others.length > 0) throw new Error(`Expected one space, found ${1 + others.length}`);
    const space = await store.openSpace(description);
    const images = new Images(database);
    const blobs = await FilesystemBlobStore.open(join(dataFolder, 'blobs'));
    const disagreements: Disagreement[] = [];
    for await (const found of new Comparison(images, blobs, space).findAll(new Date()))
      disagreements.push(found);
    return { disagreements, images: await images.countByState(), vectors: await space.count() };
  } finally {
    await store.close();
    await database.close();
  }
}
