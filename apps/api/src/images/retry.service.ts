import { Injectable } from '@nestjs/common';
import { Activity, Images } from '@cliptext/catalog';
import { IngestQueue } from '@cliptext/jobs';

const AT_ONCE = 1_000;

/** Puts failed images back to work by the thousand. */
@Injectable()
export class RetryService {
  constructor(
    private readonly images: Images,
    private readonly activity: Activity,
    private readonly queue: IngestQueue,
  ) {}

  /** All that have failed by now, or those with a failure code; how many. One that fails again meanwhile stays failed. */
  async retryAll(collectionId: string, code: string | undefined): Promise<number> {
    const failedBy = await this.activity.now();
    let count = 0;
    for (;;) {
      const ids = await this.images.retryFailed(collectionId, { code, failedBy, limit: AT_ONCE });
      // What the queue does not take now, the reconciler adds.
      await this.queue.add(ids).catch(() => undefined);
      count += ids.length;
      if (ids.length < AT_ONCE) return count;
    }
  }
}
