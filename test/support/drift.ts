import { rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { blobKeys } from '@cliptext/blob-store';
import type { VectorSpace } from '@cliptext/vector-store';
import { v7 as uuid } from 'uuid';

const HOUR_MS = 3_600_000;

export type Drift = {
  /** What the doctor says of it, in no order. */
  found: string[];
  oldPayload: { id: string; width: unknown };
  noOriginal: string;
  /** A file of no image. */
  orphan: string;
};

/**
 * Makes each kind of disagreement once, in both directions: what the catalog says and the stores have not, and the
 * other way round. As many vectors as before are left.
 *
 * @param blobFolder where the blob store has its files
 * @param ids of indexed images, four or more
 */
export async function causeDrift(space: VectorSpace, blobFolder: string, ids: string[]): Promise<Drift> {
  const [noVector, oldPayload, noOriginal, noThumbnail] = ids as [string, string, string, string];
  const stranger = uuid();
  const [point] = await space.fetch([oldPayload]);
  const { width } = point!.payload;
  await space.upsert([{ ...point!, id: stranger }]);
  await space.delete([noVector]);
  await space.setPayload([{ id: oldPayload, payload: { ...point!.payload, width: 1 } }]);
  await rm(join(blobFolder, blobKeys.original(noOriginal)));
  await rm(join(blobFolder, blobKeys.thumbnail(noThumbnail)));
  const orphan = `${dirname(blobKeys.original(noVector))}/${stranger}`;
  await writeOldFile(join(blobFolder, orphan));
  return {
    found: [
      `vector_with_old_payload ${oldPayload}`,
      `image_without_vector ${noVector}`,
      `vector_without_image ${stranger}`,
      `image_without_original ${noOriginal}`,
      `image_without_thumbnail ${noThumbnail}`,
      `blob_without_image ${orphan}`,
    ],
    oldPayload: { id: oldPayload, width },
    noOriginal,
    orphan,
  };
}

/** A young file might be of an upload that is under way. */
async function writeOldFile(path: string): Promise<void> {
  await writeFile(path, 'nobody knows me');
  const time = new Date(Date.now() - 2 * HOUR_MS);
  await utimes(path, time, time);
}
