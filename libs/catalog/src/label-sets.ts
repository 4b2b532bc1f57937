import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@cliptext/database';
import { and, asc, eq, gt } from 'drizzle-orm';
import { beginEvaluation } from './evaluations.js';
import { lockCollection } from './lock-collection.js';
import { labelSets, type LabelSet } from './schema.js';

export type LabelSetContent = Pick<LabelSet, 'labels' | 'contrast' | 'templates' | 'tagging' | 'cut'>;

/**
 * What became of a change: the label set as it is now, and the job in which images are judged again, null when none
 * has to be.
 */
export type LabelSetChange = { labelSet: LabelSet; jobId: string | null };

/** The catalog's label sets: named lists of what images may show, of one collection each. */
@Injectable()
export class LabelSets {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(collectionId: string, name: string): Promise<LabelSet | null> {
    return findIn(this.database.drizzle, collectionId, name);
  }

  /** In the order of their names, after `afterName`. */
  list(collectionId: string, limit: number, afterName?: string): Promise<LabelSet[]> {
    return this.database.drizzle
      .select()
      .from(labelSets)
      .where(
        and(
          eq(labelSets.collectionId, collectionId),
          afterName === undefined ? undefined : gt(labelSets.name, afterName),
        ),
      )
      .orderBy(asc(labelSets.name))
      .limit(limit);
  }

  /** Those that the collection's images get tags of, in the order of their names. */
  listTagging(collectionId: string): Promise<LabelSet[]> {
    return this.database.drizzle
      .select()
      .from(labelSets)
      .where(and(eq(labelSets.collectionId, collectionId), eq(labelSets.tagging, true)))
      .orderBy(asc(labelSets.name));
  }

  /** Makes a label set or replaces its whole content. Null when the collection was deleted meanwhile. */
  async put(collectionId: string, name: string, content: LabelSetContent): Promise<LabelSetChange | null> {
    return this.database.drizzle.transaction(async (transaction) => {
      if (!(await lockCollection(transaction, collectionId))) return null;
      const current = await findIn(transaction, collectionId, name);
      const [labelSet] = await transaction
        .insert(labelSets)
        .values({ collectionId, name, ...content })
        .onConflictDoUpdate({
          target: [labelSets.collectionId, labelSets.name],
          set: { ...content, updatedAt: new Date() },
        })
        .returning();
      const isTagging = content.tagging || current?.tagging === true;
      const isSame = current !== null && isDeepStrictEqual(contentOf(current), content);
      const jobId = isTagging && !isSame ? await beginEvaluation(transaction, collectionId) : null;
      return { labelSet: labelSet as LabelSet, jobId };
    });
  }

  /** The deleted label set, whose tags go with it. Null when there is none of that name. */
  async delete(collectionId: string, name: string): Promise<LabelSetChange | null> {
    return this.database.drizzle.transaction(async (transaction) => {
      await lockCollection(transaction, collectionId);
      const [labelSet] = await transaction.delete(labelSets).where(isNamed(collectionId, name)).returning();
      if (!labelSet) return null;
      return { labelSet, jobId: labelSet.tagging ? await beginEvaluation(transaction, collectionId) : null };
    });
  }
}

async function findIn(
  database: Pick<Transaction, 'select'>,
  collectionId: string,
  name: string,
): Promise<LabelSet | null> {
  const [found] = await database.select().from(labelSets).where(isNamed(collectionId, name));
  return found ?? null;
}

function isNamed(collectionId: string, name: string) {
  return and(eq(labelSets.collectionId, collectionId), eq(labelSets.name, name));
}

function contentOf({ labels, contrast, templates, tagging, cut }: LabelSet): LabelSetContent {
  return { labels, contrast, templates, tagging, cut };
}
