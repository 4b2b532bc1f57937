import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@cliptext/database';
import { and, desc, eq, getTableColumns, inArray, lt, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { lockCollection } from './lock-collection.js';
import {
  decisions,
  images,
  policies,
  type DecidedAction,
  type Decision,
  type ImageRecord,
  type Policy,
} from './schema.js';
import { actionOf, moderationFlags, otherFlags, REJECTED, type Standing } from './standing.js';

/** A decision of the machine about the image that it is recorded with. */
export type NewDecision = Pick<
  Decision,
  'policyId' | 'policy' | 'action' | 'probability' | 'threshold' | 'evidence'
>;

/** What a person decides; without an action, it is left to the machine again. */
export type Override = {
  action: 'allow' | 'flag' | 'hide' | null;
  note: string | null;
  keyId: string | null;
  keyName: string | null;
};

/** What stands of an image under each policy, and everything that was decided, newest first. */
export type ImageDecisions = { standing: Standing[]; history: Decision[] };

/** An image, what stands of it under one policy, and the id of the latest decision of that. */
export type DecidedImage = { decisionId: number; image: ImageRecord; standing: Standing };

/** What became of an override: the image as it is now, or why it cannot be decided of. */
export type OverrideOutcome =
  { image: ImageRecord; isRequeued: boolean } | { image: ImageRecord; refused: true } | null;

/** The catalog's decisions. None is ever changed: the last counts. */
@Injectable()
export class Decisions {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** What stands of images, by their ids; nothing of an image without a decision. */
  async standingOf(imageIds: readonly string[]): Promise<Map<string, Standing[]>> {
    return readStanding(this.database.drizzle, imageIds);
  }

  /** @param limit of the history */
  async ofImage(imageId: string, limit: number): Promise<ImageDecisions> {
    const [standing, history] = await Promise.all([
      this.standingOf([imageId]),
      this.database.drizzle
        .select()
        .from(decisions)
        .where(eq(decisions.imageId, imageId))
        .orderBy(desc(decisions.id))
        .limit(limit),
    ]);
    return { standing: standing.get(imageId) ?? [], history };
  }

  /**
   * What stands under the policies, the latest decision first; of one image once for each policy.
   *
   * @param action only where this is what counts
   * @param beforeId only what was decided before the decision with this id
   */
  async list(
    policyIds: readonly string[],
    {
      action,
      beforeId,
      limit,
    }: { action?: DecidedAction | undefined; beforeId?: number | undefined; limit: number },
  ): Promise<DecidedImage[]> {
    if (policyIds.length === 0) return [];
    const newer = alias(decisions, 'newer');
    const ofSame = and(eq(newer.imageId, decisions.imageId), eq(newer.policyId, decisions.policyId));
    const { drizzle } = this.database;
    const lastOf = (madeBy: 'machine' | 'person') =>
      drizzle
        .select({ action: newer.action })
        .from(newer)
        .where(and(ofSame, eq(newer.madeBy, madeBy)))
        .orderBy(desc(newer.id))
        .limit(1);
    const rows = await drizzle
      .select({ decisionId: decisions.id, policyId: decisions.policyId, image: getTableColumns(images) })
      .from(decisions)
      .innerJoin(images, and(eq(images.id, decisions.imageId), ne(images.state, 'deleted')))
      .where(
        and(
          inArray(decisions.policyId, [...policyIds]),
          beforeId === undefined ? undefined : lt(decisions.id, beforeId),
          notExists(
            drizzle
              .select({ id: newer.id })
              .from(newer)
              .where(and(ofSame, sql`${newer.id} > ${decisions.id}`)),
          ),
          action && sql`coalesce((${lastOf('person')}), (${lastOf('machine')}), 'allow') = ${action}`,
        ),
      )
      .orderBy(desc(decisions.id))
      .limit(limit);
    const standing = await this.standingOf(rows.map(({ image }) => image.id));
    return rows.flatMap(({ decisionId, policyId, image }) => {
      const own = standing.get(image.id)?.find((one) => one.policyId === policyId);
      return own ? [{ decisionId, image, standing: own }] : [];
    });
  }

  /**
   * Records what a person decides of an image, which holds at once: an indexed image has its new flags and a stale
   * payload, a rejected one that nothing rejects any more is put back to work. An image in work, or failed for another
   * reason, is refused. Null when it is gone.
   */
  async override(imageId: string, policy: Policy, override: Override): Promise<OverrideOutcome> {
    return this.database.drizzle.transaction(async (transaction) => {
      // Policies that change from here on have the image judged again.
      await lockCollection(transaction, policy.collectionId);
      const [image] = await transaction
        .select()
        .from(images)
        .where(
          and(
            eq(images.id, imageId),
            eq(images.collectionId, policy.collectionId),
            ne(images.state, 'deleted'),
          ),
        )
        .for('update');
      if (!image) return null;
      const isRejected = image.state === 'failed' && image.flags.includes(REJECTED);
      if (image.state !== 'indexed' && !isRejected) return { image, refused: true };
      await transaction
        .insert(decisions)
        .values({ imageId, policyId: policy.id, policy: policy.name, madeBy: 'person', ...override });
      const found = await transaction
        .select({ id: policies.id })
        .from(policies)
        .where(eq(policies.collectionId, policy.collectionId));
      const present = new Set(found.map(({ id }) => id));
      const standing = (await readStanding(transaction, [imageId])).get(imageId) ?? [];
      const decided = standing
        .filter(({ policyId }) => present.has(policyId))
        .map((one) => ({ policy: one.policy, action: actionOf(one) }));
      const isRequeued = isRejected && decided.every(({ action }) => action !== 'reject');
      const [changed] = await transaction
        .update(images)
        .set({
          ...(isRequeued && { state: 'pending', attempts: 0, failure: null }),
          ...(!isRejected && {
            flags: [...otherFlags(image.flags), ...moderationFlags(decided)],
            payloadStale: true,
          }),
          revision: image.revision + 1,
          updatedAt: new Date(),
        })
        .where(eq(images.id, imageId))
        .returning();
      return { image: changed as ImageRecord, isRequeued };
    });
  }
}

/** Records decisions of the machine about images. */
export async function recordDecisions(
  transaction: Transaction,
  made: readonly (NewDecision & { imageId: string })[],
): Promise<void> {
  if (made.length === 0) return;
  await transaction.insert(decisions).values(made.map((one) => ({ ...one, madeBy: 'machine' as const })));
}

async function readStanding(
  database: Transaction | Database['drizzle'],
  imageIds: readonly string[],
): Promise<Map<string, Standing[]>> {
  const byImage = new Map<string, Standing[]>();
  if (imageIds.length === 0) return byImage;
  const last = await database
    .selectDistinctOn([decisions.imageId, decisions.policyId, decisions.madeBy])
    .from(decisions)
    .where(inArray(decisions.imageId, [...imageIds]))
    .orderBy(decisions.imageId, decisions.policyId, decisions.madeBy, desc(decisions.id));
  for (const decision of last) {
    const { imageId, policyId, policy, madeBy } = decision;
    const ofImage = byImage.get(imageId) ?? [];
    byImage.set(imageId, ofImage);
    let standing = ofImage.find((one) => one.policyId === policyId);
    if (!standing) ofImage.push((standing = { policyId, policy, machine: null, person: null }));
    standing[madeBy] = decision;
  }
  return byImage;
}
