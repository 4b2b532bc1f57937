import { Inject, Injectable } from '@nestjs/common';
import type { Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import type { Viewer } from '@cliptext/http';
import { QueryImage, type RequestImage } from '../search/query-image.js';
import { atATime } from './at-a-time.js';

/** A picture, and where it stands in the request. */
type LocatedImage = { image: RequestImage; pointer: string };

/** The entries of a request's `images`. */
export function locate(images: readonly RequestImage[]): LocatedImage[] {
  return images.map((image, index) => ({ image, pointer: `/images/${index}` }));
}

/** Embeds the pictures of a request, a few at a time: pixels take much more memory than the bytes they come from. */
@Injectable()
export class PictureEmbeddings {
  constructor(
    private readonly queryImage: QueryImage,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Gives `use` each picture's embedding, as soon as it is there.
   *
   * @throws Problem as `QueryImage.of` does, at the first picture that cannot be used
   */
  map<Result>(
    collection: Collection,
    images: readonly LocatedImage[],
    viewer: Viewer,
    use: (embedding: Float32Array) => Result,
  ): Promise<Result[]> {
    return atATime(2 * this.settings.imageThreads, images, async ({ image, pointer }) =>
      use(await this.queryImage.of(collection, image, viewer, pointer)),
    );
  }
}
