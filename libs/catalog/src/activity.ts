import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@cliptext/database';
import { and, asc, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { collections, images, type ImageRecord } from './schema.js';

/** An image that came into another state, and the collection that it is in. */
export type ImageChange = Pick<ImageRecord, 'id' | 'state' | 'stateSince' | 'failure' | 'flags'> & {
  collection: string;
};

/** How many images of a collection are in each state. */
export type CollectionCounts = { collection: string; pending: number; indexed: number; failed: number };

/** How many images were settled within a stretch of time that begins at `at`. */
export type Throughput = { at: Date; indexed: number; failed: number };

/** What happens to the images of all collections, as far as their present states tell. */
@Injectable()
export class Activity {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The time by the clock that `stateSince` is from. */
  async now(): Promise<Date> {
    const { rows } = await this.database.drizzle.execute<{ now: string }>(
      sql`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint::text AS now`,
    );
    return new Date(Number(rows[0]?.now));
  }

  /** Images whose state changed after `since`, the oldest change first. */
  changesSince(since: Date, limit: number): Promise<ImageChange[]> {
    return this.database.drizzle
      .select({
        id: images.id,
        state: images.state,
        stateSince: images.stateSince,
        failure: images.failure,
        flags: images.flags,
        collection: collections.name,
      })
      .from(images)
      .innerJoin(collections, eq(collections.id, images.collectionId))
      .where(gt(images.stateSince, since))
      .orderBy(asc(images.stateSince))
      .limit(limit);
  }

  /** Counts of every collection; reads an index of the whole catalog. */
  async countByCollection(): Promise<CollectionCounts[]> {
    const inState = (state: string) => sql<number>`(count(*) FILTER (WHERE ${images.state} = ${state}))::int`;
    return this.database.drizzle
      .select({
        collection: collections.name,
        pending: inState('pending'),
        indexed: inState('indexed'),
        failed: inState('failed'),
      })
      .from(collections)
      .leftJoin(images, eq(images.collectionId, collections.id))
      .where(isNull(collections.deletedAt))
      .groupBy(collections.name);
  }

  /** Why images of a collection failed, the most frequent reason first. */
  countFailures(collectionId: string): Promise<{ code: string; count: number }[]> {
    const code = sql<string>`coalesce(${images.failure} ->> 'code', 'internal')`;
    return this.database.drizzle
      .select({ code, count: count() })
      .from(images)
      .where(and(eq(images.collectionId, collectionId), eq(images.state, 'failed')))
      .groupBy(code)
      .orderBy(desc(count()), code);
  }

  /**
   * Images that were indexed or failed in each of the last `stretches` stretches of time, the latest last. One that is
   * put back to work or deleted is taken out of the past.
   */
  async throughput(stretches: number, stretchSeconds: number): Promise<Throughput[]> {
    const { rows } = await this.database.drizzle.execute<{ at: string; indexed: number; failed: number }>(sql`
      SELECT stretch.at * ${stretchSeconds} * 1000 AS at,
        (count(*) FILTER (WHERE image.state = 'indexed'))::int AS indexed,
        (count(*) FILTER (WHERE image.state = 'failed'))::int AS failed
      FROM (
        SELECT floor(extract(epoch FROM now()) / ${stretchSeconds}::int)::bigint - back AS at
        FROM generate_series(0, ${stretches}::int - 1) back
      ) stretch
      LEFT JOIN cliptext.images image
        ON floor(extract(epoch FROM image.state_since) / ${stretchSeconds}::int)::bigint = stretch.at
        AND image.state_since > now() - make_interval(secs => ${stretches * stretchSeconds})
      GROUP BY stretch.at
      ORDER BY stretch.at`);
    return rows.map(({ at, indexed, failed }) => ({ at: new Date(Number(at)), indexed, failed }));
  }
}
