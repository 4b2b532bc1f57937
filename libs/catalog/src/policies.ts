import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@cliptext/database';
import { and, asc, eq, gt } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { beginEvaluation } from './evaluations.js';
import { lockCollection } from './lock-collection.js';
import { policies, type Policy } from './schema.js';

export type PolicyContent = Pick<Policy, 'prohibited' | 'allowed' | 'threshold' | 'action'>;

/**
 * What became of a change: the policy as it is now, and the job in which images are judged again, null when none has
 * to be.
 */
export type PolicyChange = { policy: Policy; jobId: string | null };

/** The catalog's policies: what images of a collection may not show. */
@Injectable()
export class Policies {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(collectionId: string, name: string): Promise<Policy | null> {
    return findIn(this.database.drizzle, collectionId, name);
  }

  /** In the order of their names, after `afterName`; all of them without a limit. */
  list(collectionId: string, limit?: number, afterName?: string): Promise<Policy[]> {
    const found = this.database.drizzle
      .select()
      .from(policies)
      .where(
        and(
          eq(policies.collectionId, collectionId),
          afterName === undefined ? undefined : gt(policies.name, afterName),
        ),
      )
      .orderBy(asc(policies.name))
      .$dynamic();
    return limit === undefined ? found : found.limit(limit);
  }

  /**
   * Makes a policy or replaces its whole content; what persons decided under it stays. Null when the collection was
   * deleted meanwhile.
   */
  async put(collectionId: string, name: string, content: PolicyContent): Promise<PolicyChange | null> {
    return this.database.drizzle.transaction(async (transaction) => {
      if (!(await lockCollection(transaction, collectionId))) return null;
      const current = await findIn(transaction, collectionId, name);
      if (current && isDeepStrictEqual(contentOf(current), content)) return { policy: current, jobId: null };
      const [policy] = await transaction
        .insert(policies)
        .values({ id: uuid(), collectionId, name, ...content })
        .onConflictDoUpdate({
          target: [policies.collectionId, policies.name],
          set: { ...content, updatedAt: new Date() },
        })
        .returning();
      return { policy: policy as Policy, jobId: await beginEvaluation(transaction, collectionId) };
    });
  }

  /** The deleted policy, which no decision made under it outlives. Null when there is none of that name. */
  async delete(collectionId: string, name: string): Promise<PolicyChange | null> {
    return this.database.drizzle.transaction(async (transaction) => {
      await lockCollection(transaction, collectionId);
      const [policy] = await transaction.delete(policies).where(isNamed(collectionId, name)).returning();
      if (!policy) return null;
      return { policy, jobId: await beginEvaluation(transaction, collectionId) };
    });
  }
}

async function findIn(
  database: Pick<Transaction, 'select'>,
  collectionId: string,
  name: string,
): Promise<Policy | null> {
  const [found] = await database.select().from(policies).where(isNamed(collectionId, name));
  return found ?? null;
}

function isNamed(collectionId: string, name: string) {
  return and(eq(policies.collectionId, collectionId), eq(policies.name, name));
}

function contentOf({ prohibited, allowed, threshold, action }: Policy): PolicyContent {
  return { prohibited, allowed, threshold, action };
}
