import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Images, type Collection } from '@cliptext/catalog';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import { judgePolicy, type PolicyJudgement, type PolicyTexts } from '@cliptext/ranking';
import { VECTOR_SPACE, type ScrolledPoint, type VectorSpace } from '@cliptext/vector-store';
import { z } from 'zod';
import { linksOf } from '../images/image-schemas.js';
import { decodeCursor, encodeCursor } from '../pages.js';
import type { DryRunAnswer, DryRunBody, DryRunExample } from './policy-schemas.js';

/** Images that are read at a time; a search waits for one such page at most. */
const PAGE = 250;
/** Longest time that judging holds the main thread. */
const TURN_MS = 4;
/** After this time the answer is given, and the rest left to the next request. */
const BUDGET_MS = 10_000;

const SEES_ALL = { seesHidden: true };

type JudgedImage = PolicyJudgement & { id: string };

/** Tells what a draft policy would do, from the stored embeddings. Nothing is kept. */
@Injectable()
export class DryRunService {
  constructor(
    private readonly images: Images,
    private readonly encoder: Encoder,
    private readonly texts: TextEncoder,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /**
   * @param budgetMs after which the answer is given with a cursor for the rest; one page is always judged
   * @throws Problem `bad_cursor`
   */
  async run(collection: Collection, draft: DryRunBody, budgetMs = BUDGET_MS): Promise<DryRunAnswer> {
    const { threshold, cursor } = draft;
    const endsAt = performance.now() + budgetMs;
    const filter = { field: 'collection', eq: collection.id };
    const texts = await this.texts.encodePolicy(draft, collection.templates);
    const above = new Nearest(draft.examples, ({ probability }) => probability);
    const below = new Nearest(draft.examples, ({ probability }) => -probability);
    let [judged, matched] = [0, 0];
    let after = cursor === undefined ? undefined : decodeCursor(cursor, z.uuid());
    do {
      const page = await this.space.scroll({
        filter,
        limit: PAGE,
        withVectors: true,
        ...(after && { after }),
      });
      for (const image of await this.judge(page.points, texts)) {
        const matches = image.probability >= threshold;
        judged += 1;
        matched += Number(matches);
        (matches ? above : below).offer(image);
      }
      after = page.next;
    } while (after !== undefined && performance.now() < endsAt);
    return {
      judged,
      matched,
      total: await this.space.count(filter),
      examples: {
        matched: await this.view(above.images, collection),
        unmatched: await this.view(below.images, collection),
      },
      ...(after !== undefined && { nextCursor: encodeCursor(after) }),
    };
  }

  /** Images that the catalog has deleted may still have their embedding: they do not count. */
  private async judge(points: readonly ScrolledPoint[], texts: PolicyTexts): Promise<JudgedImage[]> {
    const { logitScale } = this.encoder.manifest.head;
    const present = await this.find(points.map(({ id }) => id));
    const judged: JudgedImage[] = [];
    let turnEnds = performance.now() + TURN_MS;
    for (const { id, vector } of points) {
      if (!vector || !present.has(id)) continue;
      judged.push({ id, ...judgePolicy(vector, texts, logitScale) });
      if (performance.now() < turnEnds) continue;
      await nextTurn();
      turnEnds = performance.now() + TURN_MS;
    }
    return judged;
  }

  private async view(judged: readonly JudgedImage[], collection: Collection): Promise<DryRunExample[]> {
    const found = await this.find(judged.map(({ id }) => id));
    return judged.flatMap(({ id, probability, evidence }) => {
      const image = found.get(id);
      if (!image) return [];
      const thumbnailUrl = linksOf(collection, id).thumbnail;
      return [{ id, fileName: image.fileName, probability, evidence, thumbnailUrl }];
    });
  }

  private find(ids: readonly string[]) {
    return this.images.findSearchable(ids, this.space.name, SEES_ALL);
  }
}

/** The few images with the smallest distance, nearest first. */
class Nearest {
  readonly images: JudgedImage[] = [];

  constructor(
    private readonly size: number,
    private readonly distance: (image: JudgedImage) => number,
  ) {}

  offer(image: JudgedImage): void {
    const distance = this.distance(image);
    const worst = this.images.at(-1);
    if (this.images.length === this.size && (!worst || distance >= this.distance(worst))) return;
    const place = this.images.findIndex((other) => this.distance(other) > distance);
    this.images.splice(place === -1 ? this.images.length : place, 0, image);
    if (this.images.length > this.size) this.images.pop();
  }
}
