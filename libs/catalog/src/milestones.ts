import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@cliptext/database';
import { eq } from 'drizzle-orm';
import { milestones } from './schema.js';

/** Facts about the life of a data folder that a restart has to know. */
@Injectable()
export class Milestones {
  constructor(@Inject(Database) private readonly database: Database) {}

  async reach(name: string): Promise<void> {
    await this.database.drizzle
      .insert(milestones)
      .values({ name })
      .onConflictDoUpdate({ target: milestones.name, set: { reachedAt: new Date() } });
  }

  /** When it was last reached; null when it is not. */
  async reachedAt(name: string): Promise<Date | null> {
    const [found] = await this.database.drizzle.select().from(milestones).where(eq(milestones.name, name));
    return found?.reachedAt ?? null;
  }

  async clear(name: string): Promise<void> {
    await this.database.drizzle.delete(milestones).where(eq(milestones.name, name));
  }
}
