import { Injectable } from '@nestjs/common';
import { Images } from '@cliptext/catalog';
import { IngestQueue } from '@cliptext/jobs';

const BATCH = 500;

/** Gives a job to every pending image that should have one by now; an image that has one keeps it. */
@Injectable()
export class RequeuePending {
  constructor(
    private readonly images: Images,
    private readonly queue: IngestQueue,
  ) {}

  /** @param graceMs how long an image may be pending before its job is missed. */
  async run(graceMs: number): Promise<void> {
    for (let afterId: string | undefined; ;) {
      const ids = await this.images.listPending({ graceMs, afterId, limit: BATCH });
      await this.queue.add(ids);
      if (ids.length < BATCH) return;
      afterId = ids.at(-1);
    }
  }
}
