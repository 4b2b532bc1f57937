import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@cliptext/database';
import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { keys, type KeyRecord, type Scope } from './schema.js';

export type NewKey = { name: string; hash: string; scopes: Scope[]; collections: string[] | null };

const record = {
  id: keys.id,
  name: keys.name,
  scopes: keys.scopes,
  collections: keys.collections,
  createdAt: keys.createdAt,
  lastUsedAt: keys.lastUsedAt,
  revokedAt: keys.revokedAt,
};

/** The catalog's API keys, known by the hashes of their secrets. A revoked key stays in the list, and is never found. */
@Injectable()
export class Keys {
  constructor(@Inject(Database) private readonly database: Database) {}

  async create(key: NewKey): Promise<KeyRecord> {
    const [created] = await this.database.drizzle
      .insert(keys)
      .values({ id: uuid(), ...key })
      .returning(record);
    return created as KeyRecord;
  }

  async findByHash(hash: string): Promise<KeyRecord | null> {
    const [found] = await this.database.drizzle
      .select(record)
      .from(keys)
      .where(and(eq(keys.hash, hash), isNull(keys.revokedAt)));
    return found ?? null;
  }

  /** Whether there is a key that has not been revoked. */
  async anyExists(): Promise<boolean> {
    const [found] = await this.database.drizzle
      .select({ id: keys.id })
      .from(keys)
      .where(isNull(keys.revokedAt))
      .limit(1);
    return found !== undefined;
  }

  /** Newest first, from below `beforeId`. */
  list(limit: number, beforeId?: string): Promise<KeyRecord[]> {
    return this.database.drizzle
      .select(record)
      .from(keys)
      .where(beforeId ? lt(keys.id, beforeId) : undefined)
      .orderBy(desc(keys.id))
      .limit(limit);
  }

  /** Gives a key a new secret; the old one ends at once. Null when there is no such key, or it is revoked. */
  async rotate(id: string, hash: string): Promise<KeyRecord | null> {
    const [rotated] = await this.database.drizzle
      .update(keys)
      .set({ hash })
      .where(and(eq(keys.id, id), isNull(keys.revokedAt)))
      .returning(record);
    return rotated ?? null;
  }

  /** False when there is no such key, or it is revoked already. */
  async revoke(id: string): Promise<boolean> {
    const revoked = await this.database.drizzle
      .update(keys)
      .set({ revokedAt: new Date() })
      .where(and(eq(keys.id, id), isNull(keys.revokedAt)))
      .returning({ id: keys.id });
    return revoked.length > 0;
  }

  async markUsed(id: string, at: Date): Promise<void> {
    await this.database.drizzle.update(keys).set({ lastUsedAt: at }).where(eq(keys.id, id));
  }
}
