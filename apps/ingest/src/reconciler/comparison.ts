import { BLOB_STORE, blobKeys, ORIGINALS, THUMBNAILS, type BlobStore } from '@cliptext/blob-store';
import { Inject, Injectable } from '@nestjs/common';
import { Images, type ImageOutline } from '@cliptext/catalog';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

const PAGE = 1_000;

/** One place where catalog, vectors and blobs disagree. */
export type Disagreement =
  | { kind: 'vector_without_image' | 'image_without_vector'; imageId: string }
  | { kind: 'image_without_original' | 'image_without_thumbnail'; imageId: string }
  | { kind: 'blob_without_image'; key: string };

type VectorDisagreement = Extract<Disagreement, { kind: 'vector_without_image' | 'image_without_vector' }>;

/** Compares catalog, vectors and blobs as wholes, page by page, and repairs what disagrees. */
@Injectable()
export class Comparison {
  constructor(
    private readonly images: Images,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /**
   * Every disagreement. Images in work are left out, and so are blobs written after `settledBefore`, whose rows
   * may be on their way.
   */
  async *findAll(settledBefore: Date): AsyncGenerator<Disagreement> {
    for await (const disagreement of this.compareVectors()) {
      // Both lists went on changing while they were read.
      if (!(await this.isSettledSince(disagreement.imageId))) yield disagreement;
    }
    yield* this.findMissingBlobs();
    yield* this.findOrphanBlobs(settledBefore);
  }

  /** An image without its original cannot be repaired: it can be searched but not shown, and stays as it is. */
  async repair(disagreement: Disagreement): Promise<void> {
    switch (disagreement.kind) {
      case 'vector_without_image':
        return this.space.delete([disagreement.imageId]);
      case 'image_without_vector':
      case 'image_without_thumbnail':
        return this.images.requeue([disagreement.imageId]);
      case 'blob_without_image':
        return this.blobs.remove(disagreement.key);
      case 'image_without_original':
    }
  }

  /** Walks both lists, which are in id order, side by side. */
  private async *compareVectors(): AsyncGenerator<VectorDisagreement> {
    const vectors = this.vectorIds();
    let vector = await vectors.next();
    for await (const row of this.rows()) {
      for (; !vector.done && vector.value < row.id; vector = await vectors.next()) {
        yield { kind: 'vector_without_image', imageId: vector.value };
      }
      const hasVector = !vector.done && vector.value === row.id;
      if (hasVector) vector = await vectors.next();
      if (this.agrees(row, hasVector)) continue;
      yield { kind: hasVector ? 'vector_without_image' : 'image_without_vector', imageId: row.id };
    }
    for (; !vector.done; vector = await vectors.next()) {
      yield { kind: 'vector_without_image', imageId: vector.value };
    }
  }

  private async isSettledSince(imageId: string): Promise<boolean> {
    const [row] = await this.images.listByIds([imageId]);
    const [vector] = await this.space.fetch([imageId]);
    return row ? this.agrees(row, vector !== undefined) : vector === undefined;
  }

  /** An image in work, or deleted and not cleaned yet, may have its vector or not. */
  private agrees(row: ImageOutline, hasVector: boolean): boolean {
    if (row.state === 'pending' || (row.state === 'deleted' && !row.cleaned)) return true;
    return hasVector === (row.state === 'indexed' && row.space === this.space.name);
  }

  private async *findMissingBlobs(): AsyncGenerator<Disagreement> {
    for await (const { id, state } of this.rows()) {
      if (state === 'deleted') continue;
      if (!(await this.blobs.has(blobKeys.original(id)))) {
        yield { kind: 'image_without_original', imageId: id };
      } else if (state === 'indexed' && !(await this.blobs.has(blobKeys.thumbnail(id)))) {
        yield { kind: 'image_without_thumbnail', imageId: id };
      }
    }
  }

  private async *findOrphanBlobs(settledBefore: Date): AsyncGenerator<Disagreement> {
    for (const folder of [ORIGINALS, THUMBNAILS]) {
      let keys: string[] = [];
      for await (const { key, modifiedAt } of this.blobs.list(folder)) {
        if (modifiedAt < settledBefore) keys.push(key);
        if (keys.length < PAGE) continue;
        yield* this.withoutImage(keys);
        keys = [];
      }
      yield* this.withoutImage(keys);
    }
  }

  private async *withoutImage(keys: string[]): AsyncGenerator<Disagreement> {
    const known = await this.images.filterKnown(keys.map((key) => blobKeys.imageId(key)));
    for (const key of keys) {
      if (!known.has(blobKeys.imageId(key))) yield { kind: 'blob_without_image', key };
    }
  }

  private async *rows(): AsyncGenerator<ImageOutline> {
    for (let afterId: string | undefined; ;) {
      const page = await this.images.listAll(PAGE, afterId);
      yield* page;
      if (page.length < PAGE) return;
      afterId = page.at(-1)?.id;
    }
  }

  private async *vectorIds(): AsyncGenerator<string, undefined> {
    for (let after: string | undefined; ;) {
      const page = await this.space.scroll({ limit: PAGE, ...(after && { after }) });
      for (const { id } of page.points) yield id;
      if (!page.next) return undefined;
      after = page.next;
    }
  }
}
