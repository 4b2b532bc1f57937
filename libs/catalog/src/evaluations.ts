import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@cliptext/database';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { collections, images, jobs, LIVE_STATES, type Collection } from './schema.js';

/** The channel on which a new evaluation is announced to whoever judges images. */
export const EVALUATION_CHANNEL = 'cliptext_evaluation';

const JOBS_KEPT = '30 days';

/**
 * Says that what the collection's images are judged by has changed: every image has to be judged again from here on.
 * To be called in the transaction of the change, which this makes wait for any other change of the collection.
 *
 * @returns the id of the job in which indexed images are judged again; null when there are none
 */
export async function beginEvaluation(
  transaction: Transaction,
  collectionId: string,
): Promise<string | null> {
  await transaction
    .update(collections)
    .set({ evaluation: sql`${collections.evaluation} + 1` })
    .where(eq(collections.id, collectionId));
  await transaction
    .update(jobs)
    .set({ state: 'superseded', finishedAt: new Date(), updatedAt: new Date() })
    .where(
      and(eq(jobs.collectionId, collectionId), eq(jobs.kind, 'evaluation'), inArray(jobs.state, LIVE_STATES)),
    );
  await transaction
    .delete(jobs)
    .where(and(eq(jobs.collectionId, collectionId), sql`finished_at < now() - ${JOBS_KEPT}::interval`));
  const total = await transaction.$count(
    images,
    and(eq(images.collectionId, collectionId), eq(images.state, 'indexed')),
  );
  if (total === 0) return null;
  const id = uuid();
  await transaction.insert(jobs).values({ id, collectionId, kind: 'evaluation', state: 'waiting', total });
  await transaction.execute(sql`SELECT pg_notify(${EVALUATION_CHANNEL}, ${collectionId})`);
  return id;
}

/** What the images of a collection were judged by, and what is behind. */
@Injectable()
export class Evaluations {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Collections with images that were judged by something older, or with a job that is not finished. */
  async listBehind(): Promise<Collection[]> {
    return this.database.drizzle
      .select()
      .from(collections)
      .where(
        sql`${collections.deletedAt} IS NULL AND (
          EXISTS (
            SELECT 1 FROM ${images} WHERE ${images.collectionId} = ${collections.id}
              AND ${images.state} = 'indexed' AND ${images.evaluation} < ${collections.evaluation})
          OR EXISTS (
            SELECT 1 FROM ${jobs} WHERE ${jobs.collectionId} = ${collections.id}
              AND ${jobs.kind} = 'evaluation' AND ${inArray(jobs.state, LIVE_STATES)}))`,
      );
  }
}
