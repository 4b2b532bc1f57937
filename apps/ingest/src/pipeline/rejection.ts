import type { Judgement } from '@cliptext/catalog';
import type { Decided } from '../evaluation/decide.js';
import { IngestFailure } from './ingest-failure.js';

/** A policy rejects the image: it ends `failed`, with what was decided. */
export class Rejection extends IngestFailure {
  constructor(
    { machine: { policy, probability, threshold, evidence } }: Decided,
    readonly judgement: Judgement,
  ) {
    super(
      'rejected_by_policy',
      `The policy "${policy}" rejects it: P = ${probability}, from ${threshold} on, for "${evidence?.prohibited.text}".`,
    );
  }
}
