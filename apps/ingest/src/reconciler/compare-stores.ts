import { Inject, Injectable, Logger } from '@nestjs/common';
import { BLOB_STORE, type BlobStore } from '@cliptext/blob-store';
import { Comparisons, type ComparisonPlace, type ComparisonRecord, type Findings } from '@cliptext/catalog';
import { Comparison } from './comparison.js';

/** As many of what was found are kept by name, and logged. */
const EXAMPLES = 100;

/** Makes full comparisons and keeps their record. */
@Injectable()
export class CompareStores {
  private readonly logger = new Logger('Comparison');

  constructor(
    private readonly comparisons: Comparisons,
    private readonly comparison: Comparison,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  /**
   * Makes one, or goes on with one that was cut off. One that was asked for repairs only if that was asked for too, and
   * then also what cannot be made again.
   */
  async run(
    { id, requested, repair, found, repaired, examples, reached }: ComparisonRecord,
    settledBefore: Date,
    signal: AbortSignal,
  ): Promise<void> {
    await this.comparisons.start(id);
    const findings: Findings = { found, repaired, examples };
    const onReached = (place: ComparisonPlace) => this.comparisons.keep(id, findings, place);
    const options = { settledBefore, signal, onReached, from: reached };
    for await (const disagreement of this.comparison.findAll(options)) {
      const { kind, subject } = disagreement;
      findings.found[kind] = (findings.found[kind] ?? 0) + 1;
      if (findings.examples.length < EXAMPLES) {
        findings.examples.push(disagreement);
        this.logger.warn(`${repair ? 'Repairing' : 'Found'}: ${kind} ${subject}`);
      }
      if (!repair) continue;
      if (await this.comparison.repair(disagreement)) {
        findings.repaired += 1;
      } else if (requested) {
        await this.comparison.giveUp(subject);
        findings.repaired += 1;
      }
    }
    if (repair) await this.blobs.removeAbandoned(Date.now() - settledBefore.getTime());
    await this.comparisons.finish(id, findings);
  }
}
