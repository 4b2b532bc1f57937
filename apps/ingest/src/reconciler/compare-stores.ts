import { Inject, Injectable, Logger } from '@nestjs/common';
import { BLOB_STORE, type BlobStore } from '@cliptext/blob-store';
import { Comparisons, type ComparisonPlace, type ComparisonRecord, type Findings } from '@cliptext/catalog';
import { BlobOwner } from './blob-owner.js';
import { Comparison } from './comparison.js';

/** As many of what was found are kept by name, and logged. */
const EXAMPLES = 100;

const ANOTHER_CATALOG =
  'The stored pictures are those of another catalog, and are left alone: look at DATABASE_URL, CLIPTEXT_DATA_DIR and ' +
  'S3_BUCKET. If all is as it should be, `npm run doctor -- --repair` removes those of no image.';

/** Makes full comparisons and keeps their record. */
@Injectable()
export class CompareStores {
  private readonly logger = new Logger('Comparison');

  constructor(
    private readonly comparisons: Comparisons,
    private readonly comparison: Comparison,
    private readonly blobOwner: BlobOwner,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  /**
   * Makes one, or goes on with one that was cut off. One that was asked for repairs only if that was asked for too, and
   * then also what cannot be made again, and removes the pictures of another catalog.
   */
  async run(
    { id, requested, repair, found, repaired, examples, reached }: ComparisonRecord,
    settledBefore: Date,
    signal: AbortSignal,
  ): Promise<void> {
    await this.comparisons.start(id);
    const findings: Findings = { found, repaired, examples };
    const onReached = (place: ComparisonPlace) => this.comparisons.keep(id, findings, place);
    const isOurs = await this.blobOwner.isThisCatalog();
    if (!isOurs) this.logger.warn(ANOTHER_CATALOG);
    const options = { settledBefore, signal, onReached, from: reached };
    for await (const disagreement of this.comparison.findAll(options)) {
      const { kind, subject } = disagreement;
      findings.found[kind] = (findings.found[kind] ?? 0) + 1;
      if (findings.examples.length < EXAMPLES) {
        findings.examples.push(disagreement);
        this.logger.warn(`${repair ? 'Repairing' : 'Found'}: ${kind} ${subject}`);
      }
      if (!repair || (kind === 'blob_without_image' && !isOurs && !requested)) continue;
      if (await this.comparison.repair(disagreement)) {
        findings.repaired += 1;
      } else if (requested) {
        await this.comparison.giveUp(subject);
        findings.repaired += 1;
      }
    }
    if (repair && requested) await this.blobOwner.claim();
    if (repair) await this.blobs.removeAbandoned(Date.now() - settledBefore.getTime());
    await this.comparisons.finish(id, findings);
  }
}
