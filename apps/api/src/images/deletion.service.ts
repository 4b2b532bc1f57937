import { Inject, Injectable, Logger } from '@nestjs/common';
import { Images } from '@cliptext/catalog';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

/** Deletes images: once the tombstone is there they are gone, whatever else is away. */
@Injectable()
export class DeletionService {
  private readonly logger = new Logger('Deletion');

  constructor(
    private readonly images: Images,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /** The reconciler removes what is left. */
  async delete(collectionId: string, id: string): Promise<void> {
    await this.images.delete(collectionId, id);
    try {
      // Or it would count in facets, and in what other pictures are compared with, until the reconciler comes.
      await this.space.delete([id]);
    } catch (error) {
      this.logger.warn(`The vector of ${id} is deleted later: ${String(error)}`);
    }
  }
}
