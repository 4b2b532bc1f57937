import { Inject, Injectable } from '@nestjs/common';
import { Comparisons, Images } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder } from '@cliptext/encoder';
import { MEDIA_TYPES } from '@cliptext/images';
import { summariseComparison } from '../comparisons/comparison-schemas.js';
import { IndexingRate } from './indexing-rate.js';
import { Parts } from './parts.js';
import type { Status } from './status-schemas.js';

const CACHE_MS = 500;
const RATE_WINDOW_MS = 30_000;

/** Puts together what the service is doing. Counting reads the whole catalog, so an answer serves for a while. */
@Injectable()
export class StatusService {
  private readonly rate = new IndexingRate(RATE_WINDOW_MS);
  private latest: { at: number; status: Promise<Status> } | undefined;

  constructor(
    private readonly images: Images,
    private readonly comparisons: Comparisons,
    private readonly encoder: Encoder,
    private readonly parts: Parts,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get(): Promise<Status> {
    const now = Date.now();
    if (!this.latest || now - this.latest.at > CACHE_MS) {
      const asked = { at: now, status: this.ask() };
      this.latest = asked;
      asked.status.catch(() => {
        if (this.latest === asked) this.forget();
      });
    }
    return this.latest.status;
  }

  /** After a change that a client was told of: the next answer counts anew. Other processes lag by the cache's time. */
  forget(): void {
    this.latest = undefined;
  }

  private async ask(): Promise<Status> {
    const [parts, counts, compared] = await Promise.all([
      this.parts.check(),
      this.images.countByState(),
      this.comparisons.findLast(),
    ]);
    const { pending, indexed, failed } = counts;
    const ratePerSecond = this.rate.add(Date.now(), indexed + failed);
    const { id, version } = this.encoder.manifest;
    const kinds = this.parts.kinds;
    const { textTower: _, ...stores } = parts;
    const isWhole = Object.values(stores).every(Boolean);
    return {
      state: isWhole ? (pending > 0 ? 'indexing' : 'ready') : 'degraded',
      model: { id, version, space: this.encoder.space, dimension: this.encoder.dimension },
      images: { pending, indexed, failed },
      indexing:
        pending === 0
          ? null
          : { ratePerSecond, etaSeconds: ratePerSecond > 0 ? Math.ceil(pending / ratePerSecond) : null },
      stores: {
        catalog: { ok: parts.catalog, kind: kinds.catalog },
        queue: { ok: parts.queue, kind: kinds.queue },
        vectorStore: { ok: parts.vectorStore, kind: kinds.vectorStore },
        blobStore: { ok: parts.blobStore, kind: kinds.blobStore },
      },
      comparison: compared && summariseComparison(compared),
      limits: {
        mediaTypes: [...MEDIA_TYPES],
        fileBytes: this.settings.maxFileMegabytes * 1_000_000,
        filesPerRequest: this.settings.maxFilesPerRequest,
        promptCharacters: this.settings.maxPromptCharacters,
        negatives: this.settings.maxNegatives,
        items: this.settings.maxHits,
      },
    };
  }
}
