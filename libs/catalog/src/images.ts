import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@cliptext/database';
import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { recordDecisions, type NewDecision } from './decisions.js';
import { HIDDEN, REJECTED } from './standing.js';
import {
  collections,
  decisions,
  images,
  type Failure,
  type ImageRecord,
  type ImageState,
  type Metadata,
} from './schema.js';

export type NewImage = Pick<
  ImageRecord,
  'id' | 'collectionId' | 'sha256' | 'bytes' | 'mediaType' | 'fileName' | 'metadata'
>;

/** What an image's embedding says of it, by the texts of its collection and by the model. */
export type Judgement = Pick<
  ImageRecord,
  'evaluation' | 'tags' | 'tagProbabilities' | 'flags' | 'typicality'
> & {
  /** What the machine decides by policies, where that is new. */
  decisions: NewDecision[];
};

/** Where an image stands among others by typicality. */
export type TypicalityPosition = { typicality: number; id: string };

/** Who looks at images. */
export type Viewer = { seesHidden: boolean };

/** What became of a new image: taken in, or known already under another id. */
export type Admission = { id: string; status: 'accepted' | 'duplicate'; isRequeued: boolean };

/** What the full comparison needs to know of an image. */
export type ImageOutline = Pick<ImageRecord, Exclude<keyof typeof outline, 'isBehind'>> & {
  /** Whether it was judged by something older than its collection says now: its payload may be newer than its row. */
  isBehind: boolean;
};

const outline = {
  id: images.id,
  state: images.state,
  space: images.space,
  cleaned: images.cleaned,
  failure: images.failure,
  payloadStale: images.payloadStale,
  collectionId: images.collectionId,
  metadata: images.metadata,
  tags: images.tags,
  flags: images.flags,
  width: images.width,
  height: images.height,
  createdAt: images.createdAt,
  isBehind: sql<boolean>`${images.evaluation} < ${collections.evaluation}`,
};

const searchableColumns = {
  id: images.id,
  fileName: images.fileName,
  width: images.width,
  height: images.height,
  metadata: images.metadata,
  tags: images.tags,
  flags: images.flags,
  typicality: images.typicality,
  placeholder: images.placeholder,
};

/** What a hit shows of its image. */
export type SearchableImage = Pick<ImageRecord, keyof typeof searchableColumns>;

export type StateCounts = Record<ImageState, number>;

/** The catalog's images: their records are the truth, everything else follows from them. */
@Injectable()
export class Images {
  /** Each search asks this: prepared once, so that neither we nor PostgreSQL put it together again. */
  private readonly searchable;

  constructor(@Inject(Database) private readonly database: Database) {
    this.searchable = prepareSearchable(database);
  }

  /**
   * Commits new images as `pending`, in one statement. Bytes that the collection has already are not taken again:
   * the answer names the existing image, and one that had failed is put back to work.
   */
  async admit(newImages: readonly NewImage[]): Promise<Admission[]> {
    // In one order for everybody: two uploads of the same files wait for each other instead of deadlocking.
    const inOrder = newImages.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1));
    const inserted = new Set(await insertNew(this.database.drizzle, inOrder));
    const admissions: Admission[] = [];
    for (const image of newImages) {
      admissions.push(
        inserted.has(image.id)
          ? { id: image.id, status: 'accepted', isRequeued: false }
          : await this.admitTwin(image),
      );
    }
    return admissions;
  }

  /** Admits an image whose bytes the collection had a moment ago. */
  private async admitTwin(image: NewImage): Promise<Admission> {
    for (;;) {
      const twin = await this.findTwin(image);
      if (twin) {
        const isRequeued = twin.state === 'failed' && (await this.retry(image.collectionId, twin.id));
        return { id: twin.id, status: 'duplicate', isRequeued };
      }
      // The twin was deleted meanwhile: the place is free.
      const [inserted] = await insertNew(this.database.drizzle, [image]);
      if (inserted) return { id: image.id, status: 'accepted', isRequeued: false };
    }
  }

  private async findTwin({
    collectionId,
    sha256,
  }: NewImage): Promise<Pick<ImageRecord, 'id' | 'state'> | undefined> {
    const [twin] = await this.database.drizzle
      .select({ id: images.id, state: images.state })
      .from(images)
      .where(
        and(eq(images.collectionId, collectionId), eq(images.sha256, sha256), ne(images.state, 'deleted')),
      );
    return twin;
  }

  /** An image of a collection, whatever its state but `deleted`; a hidden one only for who sees such. */
  async find(collectionId: string, id: string, viewer: Viewer): Promise<ImageRecord | null> {
    const [found] = await this.database.drizzle
      .select()
      .from(images)
      .where(
        and(
          eq(images.id, id),
          eq(images.collectionId, collectionId),
          ne(images.state, 'deleted'),
          visibleTo(viewer),
        ),
      );
    return found ?? null;
  }

  /** Newest first, from below `beforeId`. Deleted images only when asked for. */
  list(
    collectionId: string,
    {
      state,
      failureCode,
      beforeId,
      limit,
      viewer,
    }: {
      state?: ImageState | undefined;
      failureCode?: string | undefined;
      beforeId?: string | undefined;
      limit: number;
      viewer: Viewer;
    },
  ): Promise<ImageRecord[]> {
    return this.database.drizzle
      .select()
      .from(images)
      .where(
        and(
          eq(images.collectionId, collectionId),
          state ? eq(images.state, state) : ne(images.state, 'deleted'),
          failureCode === undefined ? undefined : failedWith(failureCode),
          beforeId ? lt(images.id, beforeId) : undefined,
          visibleTo(viewer),
        ),
      )
      .orderBy(desc(images.id))
      .limit(limit);
  }

  /** Indexed images whose typicality is known, the least typical first, from behind `after`. */
  listByTypicality(
    collectionId: string,
    { after, limit, viewer }: { after?: TypicalityPosition | undefined; limit: number; viewer: Viewer },
  ): Promise<ImageRecord[]> {
    return this.database.drizzle
      .select()
      .from(images)
      .where(
        and(
          eq(images.collectionId, collectionId),
          eq(images.state, 'indexed'),
          isNotNull(images.typicality),
          after && sql`(${images.typicality}, ${images.id}) > (${after.typicality}, ${after.id})`,
          visibleTo(viewer),
        ),
      )
      .orderBy(asc(images.typicality), asc(images.id))
      .limit(limit);
  }

  /** Those of `ids` that a search may show: indexed in `space`, not deleted or hidden since. */
  async findSearchable(
    ids: readonly string[],
    space: string,
    { seesHidden }: Viewer,
  ): Promise<Map<string, SearchableImage>> {
    if (ids.length === 0) return new Map();
    const found = await this.searchable.execute({ ids: [...ids], space, seesHidden });
    return new Map(found.map((image) => [image.id, image]));
  }

  /** The perceptual hashes of those of `ids` that a search may show; null of one that was decoded before there were any. */
  async findPerceptualHashes(
    ids: readonly string[],
    space: string,
    viewer: Viewer,
  ): Promise<Map<string, string | null>> {
    if (ids.length === 0) return new Map();
    const found = await this.database.drizzle
      .select({ id: images.id, hash: images.perceptualHash })
      .from(images)
      .where(
        and(
          sql`${images.id} = ANY(${sql.param([...ids])}::uuid[])`,
          eq(images.state, 'indexed'),
          eq(images.space, space),
          visibleTo(viewer),
        ),
      );
    return new Map(found.map(({ id, hash }) => [id, hash]));
  }

  /** Changes the metadata and marks the payload stale until `confirmPayload`. Null when the image is gone. */
  async changeMetadata(
    collectionId: string,
    id: string,
    change: (metadata: Metadata) => Metadata,
  ): Promise<ImageRecord | null> {
    return this.database.drizzle.transaction(async (transaction) => {
      const [current] = await transaction
        .select()
        .from(images)
        .where(and(eq(images.id, id), eq(images.collectionId, collectionId), ne(images.state, 'deleted')))
        .for('update');
      if (!current) return null;
      const [changed] = await transaction
        .update(images)
        .set({
          metadata: change(current.metadata),
          revision: current.revision + 1,
          payloadStale: current.state === 'indexed',
          updatedAt: new Date(),
        })
        .where(eq(images.id, id))
        .returning();
      return changed ?? null;
    });
  }

  /**
   * Says that the payload of these revisions was written to the vector store; the ids of those that have not changed
   * since. Of another it cannot be told whether a newer payload was written before or after: it has to be written again.
   */
  async confirmPayloads(written: readonly Pick<ImageRecord, 'id' | 'revision'>[]): Promise<Set<string>> {
    if (written.length === 0) return new Set();
    const confirmed = await this.database.drizzle
      .update(images)
      .set({ payloadStale: false })
      .where(or(...written.map(({ id, revision }) => and(eq(images.id, id), eq(images.revision, revision)))))
      .returning({ id: images.id });
    return new Set(confirmed.map(({ id }) => id));
  }

  /** Leaves a tombstone; false when there was no such image. */
  async delete(collectionId: string, id: string): Promise<boolean> {
    const deleted = await this.database.drizzle
      .update(images)
      .set({ state: 'deleted', updatedAt: new Date() })
      .where(and(eq(images.id, id), eq(images.collectionId, collectionId), ne(images.state, 'deleted')))
      .returning({ id: images.id });
    return deleted.length > 0;
  }

  /** Says that nothing is left of these deleted images but their tombstones. */
  async markCleaned(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.drizzle.transaction(async (transaction) => {
      const marked = await transaction
        .update(images)
        .set({ cleaned: true, metadata: {} })
        .where(and(inArray(images.id, [...ids]), eq(images.state, 'deleted')))
        .returning({ id: images.id });
      if (marked.length === 0) return;
      await transaction.delete(decisions).where(
        inArray(
          decisions.imageId,
          marked.map(({ id }) => id),
        ),
      );
    });
  }

  /** Puts a failed image back to work; false when it is not failed. */
  async retry(collectionId: string, id: string): Promise<boolean> {
    const retried = await this.database.drizzle
      .update(images)
      .set(asNew())
      .where(and(eq(images.id, id), eq(images.collectionId, collectionId), eq(images.state, 'failed')))
      .returning({ id: images.id });
    return retried.length > 0;
  }

  /**
   * Puts up to `limit` images back to work that had failed by `failedBy`, all or those with a failure code; their ids.
   */
  async retryFailed(
    collectionId: string,
    { code, failedBy, limit }: { code?: string | undefined; failedBy: Date; limit: number },
  ): Promise<string[]> {
    const failed = this.database.drizzle
      .select({ id: images.id })
      .from(images)
      .where(
        and(
          eq(images.collectionId, collectionId),
          code === undefined ? eq(images.state, 'failed') : failedWith(code),
          lte(images.stateSince, failedBy),
        ),
      )
      .orderBy(asc(images.id))
      .limit(limit);
    const retried = await this.database.drizzle
      .update(images)
      .set(asNew())
      .where(and(inArray(images.id, failed), eq(images.state, 'failed')))
      .returning({ id: images.id });
    return retried.map(({ id }) => id);
  }

  /** Counts an attempt and returns the image; null when there is nothing to do (indexed, failed or deleted). */
  async beginAttempt(id: string): Promise<ImageRecord | null> {
    const [image] = await this.database.drizzle
      .update(images)
      .set({ attempts: sql`${images.attempts} + 1` })
      .where(and(eq(images.id, id), eq(images.state, 'pending')))
      .returning();
    return image ?? null;
  }

  /** Takes an attempt back that ended for a reason outside of the image. */
  async withdrawAttempt(id: string): Promise<void> {
    await this.database.drizzle
      .update(images)
      .set({ attempts: sql`greatest(${images.attempts} - 1, 0)` })
      .where(and(eq(images.id, id), eq(images.state, 'pending')));
  }

  /**
   * Says that the vector store holds the image's embedding. False when the image is not pending any more: it was
   * deleted meanwhile, and the caller has to take the embedding out again.
   */
  async markIndexed(
    id: string,
    indexed: {
      space: string;
      width: number;
      height: number;
      perceptualHash: string;
      placeholder: string;
      revision: number;
      judgement: Judgement;
    },
  ): Promise<boolean> {
    const { judgement, revision, ...found } = indexed;
    const { decisions, ...judged } = judgement;
    return this.recording(decisions.length > 0, async (drizzle) => {
      const marked = await drizzle
        .update(images)
        .set({
          state: 'indexed',
          ...found,
          ...judged,
          attempts: 0,
          failure: null,
          payloadStale: sql`${images.revision} <> ${revision}`,
          updatedAt: new Date(),
        })
        .where(and(eq(images.id, id), eq(images.state, 'pending')))
        .returning({ id: images.id });
      const isIndexed = marked.length > 0;
      return { result: isIndexed, made: isIndexed ? of(id, decisions) : [] };
    });
  }

  /** Fails an image that a policy rejects, with the decisions that say why. Its picture is for moderators from here on. */
  async markRejected(
    id: string,
    failure: Failure,
    { flags, decisions }: Pick<Judgement, 'flags' | 'decisions'>,
  ) {
    await this.recording(true, async (drizzle) => {
      const marked = await drizzle
        .update(images)
        .set({
          state: 'failed',
          failure,
          flags: [...flags.filter((flag) => flag !== HIDDEN), REJECTED],
          updatedAt: new Date(),
        })
        .where(and(eq(images.id, id), eq(images.state, 'pending')))
        .returning({ id: images.id });
      return { result: undefined, made: marked.length > 0 ? of(id, decisions) : [] };
    });
  }

  async markFailed(id: string, failure: Failure): Promise<void> {
    await this.database.drizzle
      .update(images)
      .set({ state: 'failed', failure, updatedAt: new Date() })
      .where(and(eq(images.id, id), eq(images.state, 'pending')));
  }

  /** Fails a pending image that has used up its attempts; another stays pending. */
  async failAfter(maxAttempts: number, id: string, failure: Failure): Promise<void> {
    await this.database.drizzle
      .update(images)
      .set({ state: 'failed', failure, updatedAt: new Date() })
      .where(and(eq(images.id, id), eq(images.state, 'pending'), gte(images.attempts, maxAttempts)));
  }

  /** Puts every image back to work that is indexed in another space than `space`; how many. */
  async requeueOtherSpaces(space: string): Promise<number> {
    const { rowCount } = await this.database.drizzle
      .update(images)
      .set({ ...asNew(), space: null })
      .where(and(eq(images.state, 'indexed'), ne(images.space, space)));
    return rowCount ?? 0;
  }

  /**
   * Ids of pending images that nobody touched for `graceMs`, in id order after `afterId`. A touch in the future was
   * made by a clock that has been set back since: it says nothing, and counts as long ago.
   */
  async listPending(options: {
    graceMs: number;
    afterId?: string | undefined;
    limit: number;
  }): Promise<string[]> {
    const now = Date.now();
    const found = await this.database.drizzle
      .select({ id: images.id })
      .from(images)
      .where(
        and(
          eq(images.state, 'pending'),
          or(lt(images.updatedAt, new Date(now - options.graceMs)), gt(images.updatedAt, new Date(now))),
          options.afterId ? gt(images.id, options.afterId) : undefined,
        ),
      )
      .orderBy(asc(images.id))
      .limit(options.limit);
    return found.map(({ id }) => id);
  }

  /** Ids of deleted images whose vectors and blobs may still be there. */
  async listToClean(limit: number): Promise<string[]> {
    const found = await this.database.drizzle
      .select({ id: images.id })
      .from(images)
      .where(and(eq(images.state, 'deleted'), eq(images.cleaned, false)))
      .orderBy(asc(images.id))
      .limit(limit);
    return found.map(({ id }) => id);
  }

  /** Indexed images whose payload in the vector store is out of date. */
  listStalePayloads(limit: number): Promise<ImageRecord[]> {
    return this.database.drizzle
      .select()
      .from(images)
      .where(and(eq(images.payloadStale, true), eq(images.state, 'indexed')))
      .orderBy(asc(images.id))
      .limit(limit);
  }

  /**
   * Indexed images of a space that were judged by something older than `evaluation`, in the order of that and of
   * their ids, after one of them.
   */
  listToJudge(options: {
    collectionId: string;
    space: string;
    evaluation: number;
    after?: Pick<ImageRecord, 'evaluation' | 'id'> | undefined;
    limit: number;
  }): Promise<ImageRecord[]> {
    const { collectionId, space, evaluation, after, limit } = options;
    return this.database.drizzle
      .select()
      .from(images)
      .where(
        and(
          toJudge(collectionId, space, evaluation),
          after && sql`(${images.evaluation}, ${images.id}) > (${after.evaluation}, ${after.id})`,
        ),
      )
      .orderBy(asc(images.evaluation), asc(images.id))
      .limit(limit);
  }

  /** How many images `listToJudge` would list. */
  countToJudge(collectionId: string, space: string, evaluation: number): Promise<number> {
    return this.database.drizzle.$count(images, toJudge(collectionId, space, evaluation));
  }

  /**
   * Records judgements of images as they were at a revision, in one statement. An image that has changed since, or was
   * judged by something newer, keeps what it has; the ids of the others.
   */
  async judge(judged: readonly (Pick<ImageRecord, 'id' | 'revision'> & Judgement)[]): Promise<Set<string>> {
    if (judged.length === 0) return new Set();
    const rows = judged.map(({ id, revision, evaluation, tags, tagProbabilities, flags, typicality }) => ({
      id,
      revision,
      evaluation,
      tags,
      tag_probabilities: tagProbabilities,
      flags,
      typicality,
    }));
    const hasDecisions = judged.some(({ decisions }) => decisions.length > 0);
    return this.recording(hasDecisions, async (drizzle) => {
      const { rows: recorded } = await drizzle.execute<{ id: string }>(sql`
      UPDATE cliptext.images image
      SET evaluation = judged.evaluation,
        tags = judged.tags,
        tag_probabilities = judged.tag_probabilities,
        flags = judged.flags,
        typicality = judged.typicality,
        revision = image.revision + ((image.tags, image.flags) <> (judged.tags, judged.flags))::int
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS judged (id uuid, revision int, evaluation int, tags text[], tag_probabilities jsonb, flags text[],
          typicality double precision)
      WHERE image.id = judged.id AND image.revision = judged.revision
        AND image.state = 'indexed' AND image.evaluation < judged.evaluation
      RETURNING image.id`);
      const ids = new Set(recorded.map(({ id }) => id));
      return {
        result: ids,
        made: judged.flatMap(({ id, decisions }) => (ids.has(id) ? of(id, decisions) : [])),
      };
    });
  }

  /** Changes images and records the decisions that were made of them, both or none. */
  private recording<Result>(
    hasDecisions: boolean,
    change: (
      drizzle: Database['drizzle'] | Transaction,
    ) => Promise<{ result: Result; made: (NewDecision & { imageId: string })[] }>,
  ): Promise<Result> {
    const { drizzle } = this.database;
    if (!hasDecisions) return change(drizzle).then(({ result }) => result);
    return drizzle.transaction(async (transaction) => {
      const { result, made } = await change(transaction);
      await recordDecisions(transaction, made);
      return result;
    });
  }

  /** Has the reconciler write the payloads of those of these images that are indexed; their number. */
  async markPayloadsStale(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const { rowCount } = await this.database.drizzle
      .update(images)
      .set({ payloadStale: true, revision: sql`${images.revision} + 1` })
      .where(and(inArray(images.id, [...ids]), eq(images.state, 'indexed')));
    return rowCount ?? 0;
  }

  /** Outlines of every image in id order, deleted ones too: a page of the full comparison. */
  listAll(limit: number, afterId?: string): Promise<ImageOutline[]> {
    return this.database.drizzle
      .select(outline)
      .from(images)
      .innerJoin(collections, eq(collections.id, images.collectionId))
      .where(afterId ? gt(images.id, afterId) : undefined)
      .orderBy(asc(images.id))
      .limit(limit);
  }

  listByIds(ids: readonly string[]): Promise<ImageOutline[]> {
    return this.database.drizzle
      .select(outline)
      .from(images)
      .innerJoin(collections, eq(collections.id, images.collectionId))
      .where(inArray(images.id, [...ids]));
  }

  /** Those of `ids` that belong to an image whose blobs may exist. */
  async filterKnown(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const found = await this.database.drizzle
      .select({ id: images.id })
      .from(images)
      .where(and(inArray(images.id, [...ids]), eq(images.cleaned, false)));
    return new Set(found.map(({ id }) => id));
  }

  /** How many images are in each state, of one collection or of all. */
  async countByState(collectionId?: string): Promise<StateCounts> {
    const counts: StateCounts = { pending: 0, indexed: 0, failed: 0, deleted: 0 };
    const rows = await this.database.drizzle
      .select({ state: images.state, count: count() })
      .from(images)
      .where(collectionId ? eq(images.collectionId, collectionId) : undefined)
      .groupBy(images.state);
    for (const row of rows) counts[row.state] = row.count;
    return counts;
  }

  /** Whether more than `limit` images are pending; looks at no more than that. */
  async hasMorePendingThan(limit: number): Promise<boolean> {
    const beyond = await this.database.drizzle
      .select({ id: images.id })
      .from(images)
      .where(eq(images.state, 'pending'))
      .orderBy(asc(images.id))
      .offset(limit)
      .limit(1);
    return beyond.length > 0;
  }

  /** Has the payload of an indexed image written again. */
  async markPayloadStale(id: string): Promise<void> {
    await this.database.drizzle
      .update(images)
      .set({ payloadStale: true })
      .where(and(eq(images.id, id), eq(images.state, 'indexed')));
  }

  /** Fails an image whose original is lost, unless it is in work; its embedding is the caller's to remove. */
  async markLost(id: string, failure: Failure): Promise<void> {
    await this.database.drizzle
      .update(images)
      .set({ state: 'failed', failure, space: null, updatedAt: new Date() })
      .where(and(eq(images.id, id), inArray(images.state, ['indexed', 'failed'])));
  }

  /** Puts images back to work whose embedding turned out to be missing. */
  async requeue(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.drizzle
      .update(images)
      .set({ ...asNew(), space: null })
      .where(and(inArray(images.id, [...ids]), eq(images.state, 'indexed')));
  }
}

function of(imageId: string, decisions: readonly NewDecision[]) {
  return decisions.map((decision) => ({ ...decision, imageId }));
}

function visibleTo({ seesHidden }: Viewer) {
  return seesHidden ? undefined : isNotHidden();
}

function isNotHidden() {
  return sql`NOT ${images.flags} @> ${sql.raw(`ARRAY['${HIDDEN}']`)}`;
}

function toJudge(collectionId: string, space: string, evaluation: number) {
  return and(
    eq(images.collectionId, collectionId),
    eq(images.state, 'indexed'),
    eq(images.space, space),
    lt(images.evaluation, evaluation),
  );
}

function prepareSearchable(database: Database) {
  return database.drizzle
    .select(searchableColumns)
    .from(images)
    .where(
      and(
        sql`${images.id} = ANY(${sql.placeholder('ids')}::uuid[])`,
        eq(images.state, 'indexed'),
        eq(images.space, sql.placeholder('space')),
        sql`(${sql.placeholder('seesHidden')}::boolean OR ${isNotHidden()})`,
      ),
    )
    .prepare('find_searchable_images');
}

/** Inserts images as `pending`, in one statement; the ids of those whose bytes are new to their collection. */
async function insertNew(drizzle: Database['drizzle'], newImages: readonly NewImage[]): Promise<string[]> {
  if (newImages.length === 0) return [];
  const inserted = await drizzle
    .insert(images)
    .values(newImages.map((image) => ({ ...image, state: 'pending' as const })))
    .onConflictDoNothing()
    .returning({ id: images.id });
  return inserted.map(({ id }) => id);
}

function failedWith(code: string) {
  return and(eq(images.state, 'failed'), sql`${images.failure} ->> 'code' = ${code}`);
}

function asNew() {
  return { state: 'pending' as const, attempts: 0, failure: null, updatedAt: new Date() };
}
