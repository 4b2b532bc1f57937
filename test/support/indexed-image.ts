import { payloadOf, type Collection, type Images, type Metadata } from '@cliptext/catalog';
import type { VectorSpace } from '@cliptext/vector-store';
import { v7 as uuid } from 'uuid';

/**
 * Adds an image as ingest leaves it, but for its files; its id.
 *
 * @param vector its embedding; without it, one of no meaning
 */
export async function addIndexedImage(
  { images, space }: { images: Images; space: VectorSpace },
  collection: Collection,
  metadata: Metadata,
  vector: Float32Array = new Float32Array(space.dimension).fill(1 / Math.sqrt(space.dimension)),
): Promise<string> {
  const id = uuid();
  const file = { sha256: id, bytes: 1, mediaType: 'image/jpeg', fileName: 'a.jpg' };
  await images.admit([{ id, collectionId: collection.id, ...file, metadata }]);
  const record = (await images.find(collection.id, id, { seesHidden: true }))!;
  await space.upsert([{ id, vector, payload: payloadOf({ ...record, ...SIZE }, collection.fields) }]);
  await images.markIndexed(id, { ...FOUND, space: space.name, revision: record.revision });
  return id;
}

const SIZE = { width: 1, height: 1 };

/** What the pipeline finds out about a picture. */
export const FOUND = {
  ...SIZE,
  perceptualHash: '0'.repeat(16),
  placeholder: '',
  judgement: {
    evaluation: 0,
    tags: [],
    tagProbabilities: {},
    flags: [],
    typicality: null,
    decisions: [],
  },
};
