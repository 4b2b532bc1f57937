import { Collections, DEFAULT_COLLECTION } from '@cliptext/catalog';
import { TextEncoder } from '@cliptext/encoder';
import { judgePolicy } from '@cliptext/ranking';
import type { Parts } from '../../bench/synthetic-library.js';

/** More than any of these libraries has. */
const EVERY_IMAGE = 10_000;

export type DraftPolicy = { prohibited: string[]; allowed: string[]; threshold: number };

/** What is kept of an image under the one policy of its collection. */
export type KeptDecisions = {
  /** Probabilities of the machine's decisions, one for each time it recorded one. */
  machine: number[];
  flags: string[];
  payloadFlags: string[];
  /** Whether it was judged by what the collection says now. */
  isJudged: boolean;
};

/** P(prohibited) of every image, worked out from the stored embeddings apart from the service. */
export async function probabilitiesOf(
  policy: DraftPolicy,
  { space, encoder }: Parts,
): Promise<Map<string, number>> {
  const texts = await new TextEncoder(encoder).encodePolicy(policy, null);
  const { points } = await space.scroll({ limit: EVERY_IMAGE, withVectors: true });
  return new Map(
    points.map(({ id, vector }) => {
      const { probability } = judgePolicy(vector!, texts, encoder.manifest.head.logitScale);
      return [id, probability];
    }),
  );
}

/** What catalog and payloads say of every image of the default collection. */
export async function readDecisions({ database, space }: Parts): Promise<Map<string, KeptDecisions>> {
  const { id: collectionId, evaluation } = (await new Collections(database).find(DEFAULT_COLLECTION))!;
  const { rows } = await database.pool.query<{
    id: string;
    flags: string[];
    evaluation: number;
    machine: number[];
  }>(
    `SELECT id, flags, evaluation, ARRAY(
       SELECT probability FROM cliptext.decisions
       WHERE image_id = image.id AND made_by = 'machine') AS machine
     FROM cliptext.images image WHERE collection_id = $1`,
    [collectionId],
  );
  const { points } = await space.scroll({ limit: EVERY_IMAGE });
  const payloadFlags = new Map(points.map(({ id, payload }) => [id, payload.flags as string[]]));
  return new Map(
    rows.map(({ id, flags, machine, evaluation: judgedBy }) => [
      id,
      { machine, flags, payloadFlags: payloadFlags.get(id) ?? [], isJudged: judgedBy === evaluation },
    ]),
  );
}

/**
 * Ids of images that are not decided as the policy says, with what persons decided against it, or not once: a match
 * has one decision of the machine, another image none.
 */
export function wronglyDecided(
  kept: ReadonlyMap<string, KeptDecisions>,
  probabilities: ReadonlyMap<string, number>,
  threshold: number,
  persons: ReadonlyMap<string, 'allow' | 'hide'> = new Map(),
): string[] {
  return [...kept].flatMap(([id, { machine, flags, payloadFlags }]) => {
    const probability = probabilities.get(id)!;
    const matches = probability >= threshold;
    const isHidden = (persons.get(id) ?? (matches ? 'hide' : 'allow')) === 'hide';
    const isRecorded =
      machine.length === Number(matches) && machine.every((kept) => isNear(kept, probability));
    const isFlagged = flags.includes('hidden') === isHidden && String(payloadFlags) === String(flags);
    return isRecorded && isFlagged ? [] : [id];
  });
}

/** Decisions keep four digits. */
function isNear(kept: number, probability: number): boolean {
  return Math.abs(kept - probability) < 1e-4;
}
