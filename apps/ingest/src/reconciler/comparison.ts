import { isDeepStrictEqual } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { BLOB_STORE, blobKeys, ORIGINALS, THUMBNAILS, type BlobStore } from '@cliptext/blob-store';
import { Inject, Injectable } from '@nestjs/common';
import {
  Collections,
  Images,
  payloadOf,
  type ComparisonPlace,
  type Disagreement,
  type ImageOutline,
} from '@cliptext/catalog';
import { VECTOR_SPACE, type Payload, type VectorSpace } from '@cliptext/vector-store';
import { originalMissing } from '../pipeline/load.js';

const PAGE = 1_000;

type Fields = Parameters<typeof payloadOf>[1];

export type ComparisonOptions = {
  /** Blobs written later are left out: their rows may be on their way. */
  settledBefore: Date;
  /** Ends it early, with an error. */
  signal?: AbortSignal;
  /** Where to go on; without it from the beginning. */
  from?: ComparisonPlace | null;
  /** Told after each page. */
  onReached?: (place: ComparisonPlace) => Promise<void>;
};

/** Compares catalog, vectors and blobs as wholes, page by page, and repairs what disagrees. */
@Injectable()
export class Comparison {
  constructor(
    private readonly images: Images,
    private readonly collections: Collections,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /** Every disagreement. Images in work are left out. Takes half the time it could, the rest is for others. */
  async *findAll(options: ComparisonOptions): AsyncGenerator<Disagreement> {
    if (options.from?.part !== 'blobs') yield* this.findWrongVectors(options);
    yield* this.findMissingBlobs(options);
    yield* this.findOrphanBlobs(options);
  }

  /**
   * Puts right what can be made again from the rest. An image without its original cannot: it can be searched but
   * not shown, and stays as it is, for the blob store may only be another than it was.
   *
   * @returns whether it was put right
   */
  async repair({ kind, subject }: Disagreement): Promise<boolean> {
    switch (kind) {
      case 'vector_without_image':
        await this.space.delete([subject]);
        break;
      case 'vector_with_old_payload':
        await this.images.markPayloadStale(subject);
        break;
      case 'image_without_vector':
      case 'image_without_thumbnail':
        await this.images.requeue([subject]);
        break;
      case 'blob_without_image':
        await this.blobs.remove(subject);
        break;
      case 'image_without_original':
        return false;
    }
    return true;
  }

  /** Fails an image whose original is lost, and removes what was made of it. */
  async giveUp(imageId: string): Promise<void> {
    await this.images.markLost(imageId, originalMissing());
    await this.space.delete([imageId]);
    await this.blobs.remove(blobKeys.thumbnail(imageId));
  }

  private async fieldsByCollection(): Promise<Map<string, Fields>> {
    const fieldsOf = new Map<string, Fields>();
    for (let afterName: string | undefined; ;) {
      const page = await this.collections.list(PAGE, afterName);
      for (const { id, fields } of page) fieldsOf.set(id, fields);
      if (page.length < PAGE) return fieldsOf;
      afterName = page.at(-1)?.name;
    }
  }

  private async *findWrongVectors(options: ComparisonOptions): AsyncGenerator<Disagreement> {
    const fieldsOf = await this.fieldsByCollection();
    for await (const { kind, subject } of this.compareVectors(fieldsOf, options)) {
      // Both lists went on changing while they were read.
      const row = (await this.images.listByIds([subject]))[0];
      const point = (await this.space.fetch([subject]))[0];
      if (this.disagreementOf(row, point?.payload, fieldsOf) === kind) yield { kind, subject };
    }
  }

  /** Walks both lists, which are in id order, side by side. */
  private async *compareVectors(
    fieldsOf: Map<string, Fields>,
    options: ComparisonOptions,
  ): AsyncGenerator<Disagreement> {
    const points = this.points(placeIn('vectors', options));
    let point = await points.next();
    for await (const row of this.rows('vectors', options)) {
      for (; !point.done && point.value.id < row.id; point = await points.next()) {
        yield { kind: 'vector_without_image', subject: point.value.id };
      }
      const payload = !point.done && point.value.id === row.id ? point.value.payload : undefined;
      if (payload) point = await points.next();
      const kind = this.disagreementOf(row, payload, fieldsOf);
      if (kind) yield { kind, subject: row.id };
    }
    for (; !point.done; point = await points.next()) {
      yield { kind: 'vector_without_image', subject: point.value.id };
    }
  }

  /** An image in work, or deleted and not cleaned yet, may have its vector or not. */
  private disagreementOf(
    row: ImageOutline | undefined,
    payload: Payload | undefined,
    fieldsOf: Map<string, Fields>,
  ): Disagreement['kind'] | undefined {
    if (!row) return payload && 'vector_without_image';
    if (row.state === 'pending' || (row.state === 'deleted' && !row.cleaned)) return undefined;
    if (row.state !== 'indexed') return payload && 'vector_without_image';
    // Of another space: a worker with an earlier model finished it when this one had put the others back to work.
    if (!payload || row.space !== this.space.name) return 'image_without_vector';
    const fields = fieldsOf.get(row.collectionId);
    // Of a collection that was deleted meanwhile, or known to be out of date, or written while it is judged again.
    if (!fields || row.payloadStale || row.isBehind) return undefined;
    return isDeepStrictEqual(payload, payloadOf(row, fields)) ? undefined : 'vector_with_old_payload';
  }

  private async *findMissingBlobs(options: ComparisonOptions): AsyncGenerator<Disagreement> {
    for await (const { id, state, failure } of this.rows('blobs', options)) {
      if (state === 'pending' || state === 'deleted' || failure?.code === originalMissing().code) continue;
      const kind = !(await this.blobs.has(blobKeys.original(id)))
        ? 'image_without_original'
        : state === 'indexed' && !(await this.blobs.has(blobKeys.thumbnail(id)))
          ? 'image_without_thumbnail'
          : undefined;
      // Not if it was deleted while its page was gone through.
      if (kind && (await this.images.listByIds([id]))[0]?.state === state) yield { kind, subject: id };
    }
  }

  private async *findOrphanBlobs({ settledBefore, signal }: ComparisonOptions): AsyncGenerator<Disagreement> {
    for (const folder of [ORIGINALS, THUMBNAILS]) {
      let keys: string[] = [];
      for await (const { key, modifiedAt } of this.blobs.list(folder)) {
        if (modifiedAt < settledBefore) keys.push(key);
        if (keys.length < PAGE) continue;
        signal?.throwIfAborted();
        yield* this.withoutImage(keys);
        keys = [];
      }
      yield* this.withoutImage(keys);
    }
  }

  private async *withoutImage(keys: string[]): AsyncGenerator<Disagreement> {
    const known = await this.images.filterKnown(keys.map((key) => blobKeys.imageId(key)));
    for (const key of keys) {
      if (!known.has(blobKeys.imageId(key))) yield { kind: 'blob_without_image', subject: key };
    }
  }

  private async *rows(
    part: ComparisonPlace['part'],
    options: ComparisonOptions,
  ): AsyncGenerator<ImageOutline> {
    const { signal, onReached } = options;
    for (let afterId = placeIn(part, options); ;) {
      const startedAt = performance.now();
      const page = await this.images.listAll(PAGE, afterId);
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      // By now all of the page was gone through, and with it every vector up to its last image.
      await onReached?.({ part, afterId: last.id });
      if (page.length < PAGE) return;
      afterId = last.id;
      await delay(performance.now() - startedAt, undefined, { ...(signal && { signal }) });
    }
  }

  private async *points(
    afterId: string | undefined,
  ): AsyncGenerator<{ id: string; payload: Payload }, undefined> {
    for (let after = afterId; ;) {
      const page = await this.space.scroll({ limit: PAGE, ...(after && { after }) });
      yield* page.points;
      if (!page.next) return undefined;
      after = page.next;
    }
  }
}

/** The id after which this part goes on; undefined where it begins. */
function placeIn(part: ComparisonPlace['part'], { from }: ComparisonOptions): string | undefined {
  return from?.part === part ? from.afterId : undefined;
}
