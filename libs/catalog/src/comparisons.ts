import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@cliptext/database';
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { comparisons, type ComparisonPlace, type ComparisonRecord } from './schema.js';

/** What a request for a comparison is announced on. */
export const COMPARISON_CHANNEL = 'cliptext_comparison';

export type Findings = Pick<ComparisonRecord, 'found' | 'repaired' | 'examples'>;

/** The catalog's record of full comparisons: who asked, what was found, what was repaired. */
@Injectable()
export class Comparisons {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Asks for a comparison and wakes whoever makes them. */
  async request({ repair }: { repair: boolean }): Promise<ComparisonRecord> {
    return this.database.drizzle.transaction(async (transaction) => {
      const [requested] = await transaction
        .insert(comparisons)
        .values({ id: uuid(), requested: true, repair })
        .returning();
      await transaction.execute(sql`SELECT pg_notify(${COMPARISON_CHANNEL}, ${requested!.id})`);
      return requested!;
    });
  }

  /** Records one that the service makes by itself. */
  async begin(): Promise<ComparisonRecord> {
    const [begun] = await this.database.drizzle
      .insert(comparisons)
      .values({ id: uuid(), requested: false, repair: true })
      .returning();
    return begun!;
  }

  /** The oldest that is not finished: asked for, or cut off with its process. */
  async findUnfinished(): Promise<ComparisonRecord | null> {
    const [found] = await this.database.drizzle
      .select()
      .from(comparisons)
      .where(isNull(comparisons.finishedAt))
      .orderBy(asc(comparisons.id))
      .limit(1);
    return found ?? null;
  }

  async find(id: string): Promise<ComparisonRecord | null> {
    const [found] = await this.database.drizzle.select().from(comparisons).where(eq(comparisons.id, id));
    return found ?? null;
  }

  /** The one that finished last. */
  async findLast(): Promise<ComparisonRecord | null> {
    const [found] = await this.database.drizzle
      .select()
      .from(comparisons)
      .where(isNotNull(comparisons.finishedAt))
      .orderBy(desc(comparisons.finishedAt))
      .limit(1);
    return found ?? null;
  }

  /** Says that it is under way, for the first time or again. */
  async start(id: string): Promise<void> {
    await this.database.drizzle
      .update(comparisons)
      .set({ startedAt: sql`coalesce(${comparisons.startedAt}, now())` })
      .where(eq(comparisons.id, id));
  }

  /** Keeps how far it came, and what was found until there. */
  async keep(id: string, findings: Findings, reached: ComparisonPlace): Promise<void> {
    await this.database.drizzle
      .update(comparisons)
      .set({ ...findings, reached })
      .where(eq(comparisons.id, id));
  }

  /** Keeps what was found, and forgets what the service itself has found long ago. */
  async finish(id: string, findings: Findings): Promise<void> {
    await this.database.drizzle
      .update(comparisons)
      .set({ ...findings, finishedAt: sql`now()` })
      .where(eq(comparisons.id, id));
    await this.database.drizzle
      .delete(comparisons)
      .where(
        and(isNotNull(comparisons.finishedAt), sql`${comparisons.finishedAt} < now() - interval '90 days'`),
      );
  }
}
