import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@cliptext/database';
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { v7 as uuid } from 'uuid';
import { beginEvaluation } from './evaluations.js';
import { collections, images, jobs, labelSets, policies, type Collection, type Field } from './schema.js';

/** The collection that exists from the first start, and cannot be deleted. */
export const DEFAULT_COLLECTION = 'default';

const DEFAULT_FIELDS: Field[] = ['label', 'kind', 'source', 'licence'].map((name) => ({
  name,
  type: 'keyword',
}));

export type NewCollection = Pick<Collection, 'name' | 'templates' | 'fields' | 'vocabulary'>;

/** How long another process may go on with the collection as it was before this one changed it. */
const CACHE_MS = 1_000;

/** The catalog's collections. Every request asks for one by its name, so these are kept for a moment. */
@Injectable()
export class Collections {
  private readonly recent = new LRUCache<string, Collection>({ max: 1_000, ttl: CACHE_MS });

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Makes the default collection where there is none. */
  async ensureDefault(): Promise<void> {
    await this.create({ name: DEFAULT_COLLECTION, templates: null, fields: DEFAULT_FIELDS, vocabulary: [] });
  }

  /** Null when the name is taken. */
  async create(collection: NewCollection): Promise<Collection | null> {
    const [created] = await this.database.drizzle
      .insert(collections)
      .values({ id: uuid(), ...collection })
      .onConflictDoNothing()
      .returning();
    return created ?? null;
  }

  async find(name: string): Promise<Collection | null> {
    const kept = this.recent.get(name);
    if (kept) return kept;
    const [found] = await this.database.drizzle
      .select()
      .from(collections)
      .where(and(eq(collections.name, name), isNull(collections.deletedAt)));
    if (found) this.recent.set(name, found);
    return found ?? null;
  }

  /** Deleted ones too. */
  async findById(id: string): Promise<Collection | null> {
    const [found] = await this.database.drizzle.select().from(collections).where(eq(collections.id, id));
    return found ?? null;
  }

  /** Whether it is there now: what a request found by the name may have been deleted since. */
  async exists(id: string): Promise<boolean> {
    return (await this.database.drizzle.$count(collections, isPresent(id))) > 0;
  }

  /** In the order of their names, after `afterName`. */
  list(limit: number, afterName?: string): Promise<Collection[]> {
    return this.database.drizzle
      .select()
      .from(collections)
      .where(
        and(
          isNull(collections.deletedAt),
          afterName === undefined ? undefined : gt(collections.name, afterName),
        ),
      )
      .orderBy(asc(collections.name))
      .limit(limit);
  }

  /**
   * Changes templates, fields and vocabulary. Fields that are new are `building`, and every payload of the collection is
   * marked stale in the same transaction (that of an image in work: will be), so that the reconciler fills them in.
   * Other templates say other things of images: they are judged again.
   */
  async update(
    id: string,
    change: (current: Collection) => Pick<Collection, 'templates' | 'fields' | 'vocabulary'>,
  ): Promise<Collection | null> {
    const updated = await this.database.drizzle.transaction(async (transaction) => {
      const [current] = await transaction.select().from(collections).where(isPresent(id)).for('update');
      if (!current) return null;
      const changed = change(current);
      const known = new Set(current.fields.map((field) => field.name));
      const hasImages = await transaction.$count(
        images,
        and(eq(images.collectionId, id), eq(images.state, 'indexed')),
      );
      const fields = changed.fields.map((field) =>
        known.has(field.name) || hasImages === 0 ? field : { ...field, building: true },
      );
      if (fields.some(({ name }) => !known.has(name))) {
        await transaction
          .update(images)
          .set({ payloadStale: sql`${images.state} = 'indexed'`, revision: sql`${images.revision} + 1` })
          .where(and(eq(images.collectionId, id), inArray(images.state, ['indexed', 'pending'])));
      }
      const [updated] = await transaction
        .update(collections)
        .set({
          templates: changed.templates,
          vocabulary: changed.vocabulary,
          fields,
          updatedAt: new Date(),
        })
        .where(eq(collections.id, id))
        .returning();
      const hasNewTemplates = !isDeepStrictEqual(changed.templates, current.templates);
      if (hasNewTemplates && (await isJudged(transaction, id))) await beginEvaluation(transaction, id);
      return updated ?? null;
    });
    this.recent.clear();
    return updated;
  }

  /** Declares the building fields ready in each collection that has no stale payload left. */
  async finishFields(): Promise<void> {
    await this.database.drizzle.transaction(async (transaction) => {
      // Whoever declares a field has the row until the payloads are stale: only a statement after that sees them.
      await transaction.execute(sql`
        SELECT 1 FROM cliptext.collections WHERE fields @> '[{"building": true}]' FOR NO KEY UPDATE`);
      await transaction.execute(sql`
        UPDATE cliptext.collections c
        SET fields = (SELECT jsonb_agg(field - 'building') FROM jsonb_array_elements(c.fields) field)
        WHERE c.fields @> '[{"building": true}]'
          AND NOT EXISTS (SELECT 1 FROM cliptext.images i WHERE i.collection_id = c.id AND i.payload_stale)`);
    });
    this.recent.clear();
  }

  /** Deletes a collection and all its images: none can be found from here on; their blobs are cleaned later. */
  async delete(id: string): Promise<void> {
    await this.database.drizzle.transaction(async (transaction) => {
      await transaction.update(collections).set({ deletedAt: new Date() }).where(eq(collections.id, id));
      await transaction
        .update(images)
        .set({ state: 'deleted', updatedAt: new Date() })
        .where(and(eq(images.collectionId, id), sql`${images.state} <> 'deleted'`));
      await transaction.delete(labelSets).where(eq(labelSets.collectionId, id));
      await transaction.delete(policies).where(eq(policies.collectionId, id));
      await transaction.delete(jobs).where(eq(jobs.collectionId, id));
    });
    this.recent.clear();
  }

  /** Deletes images that were taken into a collection at the moment it was deleted. */
  async deleteStrayImages(): Promise<void> {
    await this.database.drizzle.execute(sql`
      UPDATE cliptext.images i SET state = 'deleted', updated_at = now()
      FROM cliptext.collections c
      WHERE c.id = i.collection_id AND c.deleted_at IS NOT NULL AND i.state <> 'deleted'`);
  }
}

function isPresent(id: string) {
  return and(eq(collections.id, id), isNull(collections.deletedAt));
}

/** Whether texts say anything of the collection's images. */
async function isJudged(transaction: Transaction, id: string): Promise<boolean> {
  const isOfCollection = and(eq(labelSets.collectionId, id), eq(labelSets.tagging, true));
  if ((await transaction.$count(labelSets, isOfCollection)) > 0) return true;
  return (await transaction.$count(policies, eq(policies.collectionId, id))) > 0;
}
