import { Injectable } from '@nestjs/common';
import { Activity, Images } from '@cliptext/catalog';
import { IngestQueue } from '@cliptext/jobs';
import { StatusService } from '../status/status.service.js';

const AT_ONCE = 1_000;

/** Puts failed images back to work: one, or all by the thousand. */
@Injectable()
export class RetryService {
  constructor(
    private readonly images: Images,
    private readonly activity: Activity,
    private readonly queue: IngestQueue,
    private readonly status: StatusService,
  ) {}

  /** Whether the image had failed, and is pending again. */
  async retry(collectionId: string, id: string): Promise<boolean> {
    if (!(await this.images.retry(collectionId, id))) return false;
    this.status.forget();
    await this.enqueue([id]);
    return true;
  }

  /** All that have failed by now, or those with a failure code; how many. One that fails again meanwhile stays failed. */
  async retryAll(collectionId: string, code: string | undefined): Promise<number> {
    const failedBy = await this.activity.now();
    let count = 0;
    for (;;) {
      const ids = await this.images.retryFailed(collectionId, { code, failedBy, limit: AT_ONCE });
      this.status.forget();
      await this.enqueue(ids);
      count += ids.length;
      if (ids.length < AT_ONCE) return count;
    }
  }

  /** What the queue does not take now, the reconciler adds. */
  private async enqueue(ids: string[]): Promise<void> {
    await this.queue.add(ids).catch(() => undefined);
  }
}
