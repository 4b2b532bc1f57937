import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@cliptext/database';
import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { collections, jobs, LIVE_STATES, type Failure, type JobKind, type JobRecord } from './schema.js';

const jobWithCollection = {
  id: jobs.id,
  collection: collections.name,
  kind: jobs.kind,
  state: jobs.state,
  done: jobs.done,
  total: jobs.total,
  problem: jobs.problem,
  createdAt: jobs.createdAt,
  startedAt: jobs.startedAt,
  updatedAt: jobs.updatedAt,
  finishedAt: jobs.finishedAt,
};

/** A job, with the name of its collection. */
export type NamedJob = Omit<JobRecord, 'collectionId'> & { collection: string };

/** The catalog's jobs. Each is only a view of work whose true list is elsewhere: losing one loses no work. */
@Injectable()
export class JobRecords {
  constructor(@Inject(Database) private readonly database: Database) {}

  async find(id: string): Promise<NamedJob | null> {
    const [found] = await this.select().where(eq(jobs.id, id));
    return found ?? null;
  }

  /** Newest first, from below `beforeId`; of all collections or of those with these names. */
  list({
    collectionNames,
    beforeId,
    limit,
  }: {
    collectionNames: readonly string[] | null;
    beforeId: string | undefined;
    limit: number;
  }): Promise<NamedJob[]> {
    return this.select()
      .where(
        and(
          collectionNames ? inArray(collections.name, [...collectionNames]) : undefined,
          beforeId ? lt(jobs.id, beforeId) : undefined,
        ),
      )
      .orderBy(desc(jobs.id))
      .limit(limit);
  }

  /** Jobs that went on after `time`, the one that did so first first. */
  changedSince(time: Date): Promise<NamedJob[]> {
    return this.select().where(gt(jobs.updatedAt, time)).orderBy(asc(jobs.updatedAt));
  }

  /** The job of a collection that somebody may be waiting for, of which there is one at most. */
  async findLive(collectionId: string, kind: JobKind): Promise<JobRecord | null> {
    const [found] = await this.database.drizzle
      .select()
      .from(jobs)
      .where(and(eq(jobs.collectionId, collectionId), eq(jobs.kind, kind), inArray(jobs.state, LIVE_STATES)));
    return found ?? null;
  }

  /** Says that a job is being worked on, of which so much is left. One that was superseded stays so. */
  async start(id: string, left: number): Promise<void> {
    await this.change(id, {
      state: 'running',
      done: sql`greatest(${jobs.total} - ${left}, 0)`,
      startedAt: sql`coalesce(${jobs.startedAt}, now())`,
      problem: null,
    });
  }

  async advance(id: string, by: number): Promise<void> {
    await this.change(id, { done: sql`least(${jobs.done} + ${by}, ${jobs.total})`, problem: null });
  }

  /** Says what holds a job up; it goes on when that has passed. */
  async holdUp(id: string, problem: Failure): Promise<void> {
    await this.change(id, { state: 'waiting', problem });
  }

  async finish(id: string): Promise<void> {
    await this.change(id, { state: 'finished', done: sql`${jobs.total}`, finishedAt: sql`now()` });
  }

  private async change(id: string, values: PgUpdateSetSource<typeof jobs>): Promise<void> {
    await this.database.drizzle
      .update(jobs)
      .set({ ...values, updatedAt: sql`now()` })
      .where(and(eq(jobs.id, id), inArray(jobs.state, LIVE_STATES)));
  }

  private select() {
    return this.database.drizzle
      .select(jobWithCollection)
      .from(jobs)
      .innerJoin(collections, eq(collections.id, jobs.collectionId))
      .$dynamic();
  }
}
