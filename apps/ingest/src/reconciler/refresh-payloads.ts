import { Inject, Injectable } from '@nestjs/common';
import { Collections, Images, payloadOf, type Field } from '@cliptext/catalog';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

const BATCH = 500;

/** Brings the payloads up to date that changed while the vector store could not be told, or got new fields. */
@Injectable()
export class RefreshPayloads {
  constructor(
    private readonly images: Images,
    private readonly collections: Collections,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  async run(): Promise<void> {
    for (;;) {
      const stale = await this.images.listStalePayloads(BATCH);
      if (stale.length === 0) break;
      // Read after the images: a field that is declared later makes them stale again.
      const fieldsOf = new Map<string, Field[]>();
      for (const { collectionId } of stale) {
        if (fieldsOf.has(collectionId)) continue;
        fieldsOf.set(collectionId, (await this.collections.findById(collectionId))?.fields ?? []);
      }
      await this.space.setPayload(
        stale.map((image) => ({
          id: image.id,
          payload: payloadOf(image, fieldsOf.get(image.collectionId) ?? []),
        })),
      );
      const confirmed = await this.images.confirmPayloads(stale);
      await this.images.markPayloadsStale(stale.map(({ id }) => id).filter((id) => !confirmed.has(id)));
    }
    await this.collections.finishFields();
  }
}
