import { Inject, Injectable } from '@nestjs/common';
import type { Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder, TextEncoder, type TextEnsemble } from '@cliptext/encoder';
import type { Viewer } from '@cliptext/http';
import { dot, hitProbability, levelOf, standardise } from '@cliptext/ranking';
import { locate, PictureEmbeddings } from './picture-embeddings.js';
import type { SimilarityAnswer, SimilarityRequest } from './similarity-schemas.js';
import { checkLengths, truncationNotices } from './text-checks.js';

/** Compares pictures with texts: each picture with each text. */
@Injectable()
export class SimilarityService {
  constructor(
    private readonly encoder: Encoder,
    private readonly pictures: PictureEmbeddings,
    private readonly texts: TextEncoder,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async compare(
    collection: Collection,
    { images, texts }: SimilarityRequest,
    viewer: Viewer,
  ): Promise<SimilarityAnswer> {
    const located = texts.map((text, index) => ({ pointer: `/texts/${index}`, text }));
    checkLengths(located, this.settings.maxPromptCharacters);
    const encoded = await this.texts.encodeEach(
      texts.map((text) => [text]),
      collection.templates,
    );
    const similarities = await this.pictures.map(collection, locate(images), viewer, (picture) =>
      encoded.map(({ vector }) => dot(vector, picture)),
    );
    const probabilities = this.probabilitiesOf(similarities, encoded);
    return {
      similarities,
      probabilities,
      best: texts.map((text, column) => {
        const cosines = similarities.map((row) => row[column] as number);
        const similarity = Math.max(...cosines);
        const image = cosines.indexOf(similarity);
        return { text, image, similarity, probability: probabilities?.[image]?.[column] ?? null };
      }),
      notices: truncationNotices(texts.filter((_, index) => encoded[index]?.truncated)),
      space: this.encoder.space,
    };
  }

  /** As a search gives them for hits, these images being all that was found. */
  private probabilitiesOf(
    similarities: readonly number[][],
    texts: readonly TextEnsemble[],
  ): number[][] | null {
    const { calibration } = this.encoder.manifest;
    if (!calibration) return null;
    const standardised = similarities.map((row) =>
      row.map((similarity, column) => standardise(similarity, statisticsAt(texts, column))),
    );
    const levels = texts.map((_, column) => levelOf(standardised.map((row) => row[column] as number)));
    return standardised.map((row) =>
      row.map((score, column) => hitProbability(score, levels[column] as number, calibration)),
    );
  }
}

function statisticsAt(texts: readonly TextEnsemble[], index: number): TextEnsemble['statistics'] {
  return (texts[index] as TextEnsemble).statistics;
}
