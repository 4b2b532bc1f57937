import { isDeepStrictEqual } from 'node:util';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  Collections,
  Decisions,
  Evaluations,
  Images,
  JobRecords,
  payloadOf,
  type Collection,
  type ImageRecord,
  type Judgement,
} from '@cliptext/catalog';
import { VECTOR_SPACE, type PayloadUpdate, type VectorPoint, type VectorSpace } from '@cliptext/vector-store';
import { Evaluator, type Judge } from './evaluator.js';

/** Small: a search waits for the payloads of a batch to be written. */
const BATCH = 100;

/** Longest time that judging holds the main thread, which may serve HTTP as well. */
const TURN_MS = 4;

type JudgedImage = ImageRecord & Judgement;

/**
 * Judges images again by their stored embeddings. The list of what is to do is in the catalog, in each image's
 * `evaluation`: work that was cut off goes on where it ended.
 */
@Injectable()
export class ReEvaluation {
  constructor(
    private readonly evaluations: Evaluations,
    private readonly collections: Collections,
    private readonly images: Images,
    private readonly decisions: Decisions,
    private readonly jobs: JobRecords,
    private readonly evaluator: Evaluator,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /** Brings every collection up to date, unless it is told to stop. */
  async run(signal: AbortSignal): Promise<void> {
    for (const { id } of await this.evaluations.listBehind()) {
      while ((await this.evaluate(id, signal)) === 'changed');
      if (signal.aborted) return;
    }
  }

  /** Judges by what the collection says now; `changed` when it says something else meanwhile. */
  private async evaluate(collectionId: string, signal: AbortSignal): Promise<'done' | 'changed' | 'stopped'> {
    const collection = await this.collections.findById(collectionId);
    if (!collection) return 'done';
    const job = await this.jobs.findLive(collectionId, 'evaluation');
    try {
      const left = await this.images.countToJudge(collectionId, this.space.name, collection.evaluation);
      // A job that was found only after a change belongs to what the collection says since then.
      if (!(await this.isCurrent(collection))) return 'changed';
      if (job) await this.jobs.start(job.id, left);
      const judge = await this.evaluator.judgeOf(collection);
      let after: ImageRecord | undefined;
      while (!signal.aborted) {
        const current = await this.collections.findById(collectionId);
        if (current?.evaluation !== collection.evaluation) return 'changed';
        const images = await this.listToJudge(collection, after);
        if (images.length === 0 && !after) {
          if (job) await this.jobs.finish(job.id);
          return 'done';
        }
        const judged = await this.judgeAll(images, current, judge);
        if (job) await this.jobs.advance(job.id, judged);
        // From the start again at the end: an image that changed while it was judged is still on the list.
        after = images.at(-1);
      }
      return 'stopped';
    } catch (error) {
      const detail = 'A part of the service does not answer; the job goes on by itself.';
      if (job) await this.jobs.holdUp(job.id, { code: 'dependency_unavailable', detail });
      throw error;
    }
  }

  private async isCurrent({ id, evaluation }: Collection): Promise<boolean> {
    return (await this.collections.findById(id))?.evaluation === evaluation;
  }

  private listToJudge(
    { id, evaluation }: Collection,
    after: ImageRecord | undefined,
  ): Promise<ImageRecord[]> {
    return this.images.listToJudge({
      collectionId: id,
      space: this.space.name,
      evaluation,
      after,
      limit: BATCH,
    });
  }

  /**
   * Payloads first, the catalog last: an image that the catalog has as judged has its payload. Of an image that was
   * changed at the same time it cannot be told whose payload was written last, so that one is written again.
   *
   * @returns how many images are judged now
   */
  private async judgeAll(
    images: readonly ImageRecord[],
    collection: Collection,
    judge: Judge,
  ): Promise<number> {
    const points = await this.fetch(images);
    const missing = images.filter(({ id }) => !points.has(id)).map(({ id }) => id);
    await this.images.requeue(missing);

    const standing = await this.decisions.standingOf(judge.hasPolicies ? images.map(({ id }) => id) : []);
    const judged: JudgedImage[] = [];
    const updates: PayloadUpdate[] = [];
    for await (const [image, point] of inTurns(images, points)) {
      const known = { typicality: image.typicality, standing: standing.get(image.id) ?? [] };
      const one = { ...image, ...judge.judge(point.vector, known).judgement };
      judged.push(one);
      const payload = payloadOf(one, collection.fields);
      if (!isDeepStrictEqual(payload, point.payload)) updates.push({ id: image.id, payload });
    }
    if (updates.length > 0) await this.space.setPayload(updates);
    const recorded = await this.images.judge(judged);
    await this.images.markPayloadsStale(updates.map(({ id }) => id).filter((id) => !recorded.has(id)));
    return recorded.size;
  }

  private async fetch(images: readonly ImageRecord[]): Promise<Map<string, VectorPoint>> {
    const points = await this.space.fetch(images.map(({ id }) => id));
    return new Map(points.map((point) => [point.id, point]));
  }
}

/** Images with their points, and a pause for others whenever a turn's time is over. */
async function* inTurns(
  images: readonly ImageRecord[],
  points: ReadonlyMap<string, VectorPoint>,
): AsyncGenerator<[ImageRecord, VectorPoint]> {
  let turnEnds = performance.now() + TURN_MS;
  for (const image of images) {
    const point = points.get(image.id);
    if (point) yield [image, point];
    if (performance.now() < turnEnds) continue;
    await nextTurn();
    turnEnds = performance.now() + TURN_MS;
  }
}
