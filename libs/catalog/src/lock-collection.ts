import type { Transaction } from '@cliptext/database';
import { and, eq, isNull } from 'drizzle-orm';
import { collections } from './schema.js';

/** Has changes of a collection wait for each other; whether the collection is there. */
export async function lockCollection(transaction: Transaction, id: string): Promise<boolean> {
  const locked = await transaction
    .select({ id: collections.id })
    .from(collections)
    .where(and(eq(collections.id, id), isNull(collections.deletedAt)))
    .for('no key update');
  return locked.length > 0;
}
