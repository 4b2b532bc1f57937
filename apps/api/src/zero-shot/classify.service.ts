import { Inject, Injectable } from '@nestjs/common';
import { LabelSets, type Collection, type LabelSet } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import type { Viewer } from '@cliptext/http';
import { dot, labelProbabilities, typicalityOf } from '@cliptext/ranking';
import { labelSetNotFound } from '../label-sets/label-set-not-found.js';
import type { ClassifyAnswer, ClassifyRequest } from './classify-schemas.js';
import { textsOf, toLabel } from './label-schemas.js';
import { locate, PictureEmbeddings } from './picture-embeddings.js';
import { checkLengths, truncationNotices } from './text-checks.js';

type Choices = Pick<LabelSet, 'labels' | 'contrast' | 'templates'>;

/** Tells which of some labels fits a picture. */
@Injectable()
export class ClassifyService {
  constructor(
    private readonly encoder: Encoder,
    private readonly pictures: PictureEmbeddings,
    private readonly texts: TextEncoder,
    private readonly labelSets: LabelSets,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async classify(collection: Collection, request: ClassifyRequest, viewer: Viewer): Promise<ClassifyAnswer> {
    const { image, images = [], noneOfThese, temperature, topK } = request;
    const { labels, contrast, templates } = await this.choicesOf(collection, request);
    const phrases = [...labels.map((label) => label.phrases), ...contrast.map((text) => [text])];
    const encoded = await this.texts.encodeEach(phrases, templates ?? collection.templates);
    const statistics = encoded.map((text) => text.statistics);
    const { logitScale } = this.encoder.manifest.head;
    const scale = await this.encoder.typicalityScale();
    const located = image ? [{ image, pointer: '/image' }] : locate(images);
    const found = await this.pictures.map(collection, located, viewer, (picture) => {
      const cosines = encoded.map(({ vector }) => dot(vector, picture));
      const probabilities = labelProbabilities(cosines, statistics, { logitScale, temperature, noneOfThese });
      return {
        labels: labels
          .map(({ name }, index) => ({
            name,
            probability: probabilities.labels[index] as number,
            similarity: cosines[index] as number,
          }))
          .toSorted((a, b) => b.probability - a.probability)
          .slice(0, topK),
        none: noneOf(probabilities.none, probabilities.labels.slice(labels.length)),
        typicality: typicalityOf(picture, scale),
      };
    });
    const truncated = labels.filter((_, index) => encoded[index]?.truncated).map(({ name }) => name);
    return { images: found, notices: truncationNotices(truncated), space: this.encoder.space };
  }

  private async choicesOf(collection: Collection, request: ClassifyRequest): Promise<Choices> {
    const { labels: given = [], labelSet: name } = request;
    if (name !== undefined) {
      const labelSet = await this.labelSets.find(collection.id, name);
      if (!labelSet) throw labelSetNotFound(name, '/labelSet');
      return labelSet;
    }
    const labels = given.map(toLabel);
    checkLengths(textsOf(labels), this.settings.maxPromptCharacters);
    return { labels, contrast: [], templates: null };
  }
}

/** A picture of what a contrast text says shows none of the labels. */
function noneOf(none: number | null, contrast: readonly number[]): number | null {
  if (contrast.length === 0) return none;
  return contrast.reduce((sum, probability) => sum + probability, none ?? 0);
}
