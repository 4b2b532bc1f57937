import { Injectable } from '@nestjs/common';
import {
  Collections,
  Decisions,
  payloadOf,
  type ImagePayload,
  type ImageRecord,
  type Judgement,
} from '@cliptext/catalog';
import { Evaluator } from '../evaluation/evaluator.js';
import { Rejection } from './rejection.js';

/** What an image is found by beside its embedding. */
export type Enriched = { payload: ImagePayload; judgement: Judgement };

/** Judges the embedding by what the collection says, and makes the payload that filters see. */
@Injectable()
export class Enrich {
  constructor(
    private readonly collections: Collections,
    private readonly decisions: Decisions,
    private readonly evaluator: Evaluator,
  ) {}

  /** @throws Rejection when a policy rejects an image that was never indexed; any other is hidden instead */
  async run(
    record: ImageRecord,
    size: { width: number; height: number },
    embedding: Float32Array,
  ): Promise<Enriched> {
    const collection = await this.collections.findById(record.collectionId);
    if (!collection) throw new Error(`The collection ${record.collectionId} does not exist`);
    const judge = await this.evaluator.judgeOf(collection);
    const standing = judge.hasPolicies ? await this.decisions.standingOf([record.id]) : undefined;
    const known = { typicality: null, standing: standing?.get(record.id) ?? [] };
    const { judgement, rejection } = judge.judge(embedding, known);
    if (rejection && isNew(record)) throw new Rejection(rejection, judgement);
    return { payload: payloadOf({ ...record, ...size, ...judgement }, collection.fields), judgement };
  }
}

/** Whether the image was never indexed: one that was has its size. */
function isNew({ width }: ImageRecord): boolean {
  return width === null;
}
