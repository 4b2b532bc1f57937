import { Injectable } from '@nestjs/common';
import {
  Collections,
  payloadOf,
  type ImagePayload,
  type ImageRecord,
  type Judgement,
} from '@cliptext/catalog';
import { Evaluator } from '../evaluation/evaluator.js';

/** What an image is found by beside its embedding. */
export type Enriched = { payload: ImagePayload; judgement: Judgement };

/** Judges the embedding by what the collection says, and makes the payload that filters see. */
@Injectable()
export class Enrich {
  constructor(
    private readonly collections: Collections,
    private readonly evaluator: Evaluator,
  ) {}

  async run(
    record: ImageRecord,
    size: { width: number; height: number },
    embedding: Float32Array,
  ): Promise<Enriched> {
    const collection = await this.collections.findById(record.collectionId);
    if (!collection) throw new Error(`The collection ${record.collectionId} does not exist`);
    const judge = await this.evaluator.judgeOf(collection);
    const judgement = judge(embedding, null);
    return { payload: payloadOf({ ...record, ...size, ...judgement }, collection.fields), judgement };
  }
}
