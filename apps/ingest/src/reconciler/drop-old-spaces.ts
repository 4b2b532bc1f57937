import { Inject, Injectable, Logger } from '@nestjs/common';
import { Images } from '@cliptext/catalog';
import { VECTOR_SPACE, VECTOR_STORE, type VectorSpace, type VectorStore } from '@cliptext/vector-store';

/** Drops the vectors of earlier models once every image is embedded by the present one. */
@Injectable()
export class DropOldSpaces {
  private readonly logger = new Logger('Reconciler');

  constructor(
    private readonly images: Images,
    @Inject(VECTOR_STORE) private readonly store: VectorStore,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  async run(): Promise<void> {
    const old = (await this.store.listSpaces()).filter(({ name }) => name !== this.space.name);
    if (old.length === 0 || (await this.images.countByState()).pending > 0) return;
    for (const { name } of old) {
      await this.store.dropSpace(name);
      this.logger.log(`Every image is embedded by the present model: the space ${name} is dropped.`);
    }
  }
}
