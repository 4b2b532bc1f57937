import { Inject, Injectable } from '@nestjs/common';
import { Images } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Problem } from '@cliptext/http';

const CACHE_MS = 1_000;
const RETRY_SECONDS = '30';

/** Holds uploads back while more images are pending than the workers can be expected to catch up with. */
@Injectable()
export class Backlog {
  private latest: { at: number; isFull: Promise<boolean> } | undefined;

  constructor(
    private readonly images: Images,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem `backlog_full` */
  async check(): Promise<void> {
    if (!(await this.isFull())) return;
    throw new Problem(
      'backlog_full',
      `More than ${this.settings.maxBacklog} images are waiting to be indexed (MAX_BACKLOG). Send this again later.`,
      { headers: { 'retry-after': RETRY_SECONDS } },
    );
  }

  private isFull(): Promise<boolean> {
    const now = Date.now();
    if (!this.latest || now - this.latest.at > CACHE_MS) {
      this.latest = { at: now, isFull: this.images.hasMorePendingThan(this.settings.maxBacklog) };
      this.latest.isFull.catch(() => (this.latest = undefined));
    }
    return this.latest.isFull;
  }
}
