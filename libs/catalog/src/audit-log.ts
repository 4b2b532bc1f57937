import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@cliptext/database';
import { desc, lt } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { audit, type AuditEntry } from './schema.js';

/** Who did what with admin rights. */
@Injectable()
export class AuditLog {
  constructor(@Inject(Database) private readonly database: Database) {}

  async write(entry: Omit<AuditEntry, 'id' | 'at'>): Promise<void> {
    await this.database.drizzle.insert(audit).values({ id: uuid(), ...entry });
  }

  /** Newest first, from below `beforeId`. */
  list(limit: number, beforeId?: string): Promise<AuditEntry[]> {
    return this.database.drizzle
      .select()
      .from(audit)
      .where(beforeId ? lt(audit.id, beforeId) : undefined)
      .orderBy(desc(audit.id))
      .limit(limit);
  }
}
