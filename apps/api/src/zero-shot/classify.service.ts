import { Inject, Injectable } from '@nestjs/common';
import type { Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import { dot, labelProbabilities } from '@cliptext/ranking';
import { nameOf, phrasesOf, type ClassifyAnswer, type ClassifyRequest } from './classify-schemas.js';
import { locate, PictureEmbeddings } from './picture-embeddings.js';
import { checkLengths, truncationNotices } from './text-checks.js';

/** Tells which of some labels fits a picture. */
@Injectable()
export class ClassifyService {
  constructor(
    private readonly encoder: Encoder,
    private readonly pictures: PictureEmbeddings,
    private readonly texts: TextEncoder,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async classify(collection: Collection, request: ClassifyRequest): Promise<ClassifyAnswer> {
    const { labels, image, images = [], noneOfThese, temperature, topK } = request;
    const texts = labels.flatMap((label, index) => [
      { pointer: `/labels/${index}`, text: nameOf(label) },
      ...phrasesOf(label).map((text) => ({ pointer: `/labels/${index}`, text })),
    ]);
    checkLengths(texts, this.settings.maxPromptCharacters);
    const encoded = await this.texts.encodeEach(labels.map(phrasesOf), collection.templates);
    const statistics = encoded.map((label) => label.statistics);
    const { logitScale } = this.encoder.manifest.head;
    const located = image ? [{ image, pointer: '/image' }] : locate(images);
    const found = await this.pictures.map(collection, located, (picture) => {
      const cosines = encoded.map(({ vector }) => dot(vector, picture));
      const probabilities = labelProbabilities(cosines, statistics, { logitScale, temperature, noneOfThese });
      return {
        labels: labels
          .map((label, index) => ({
            name: nameOf(label),
            probability: probabilities.labels[index] as number,
            similarity: cosines[index] as number,
          }))
          .toSorted((a, b) => b.probability - a.probability)
          .slice(0, topK),
        none: probabilities.none,
      };
    });
    const truncated = labels.filter((_, index) => encoded[index]?.truncated).map(nameOf);
    return { images: found, notices: truncationNotices(truncated), space: this.encoder.space };
  }
}
