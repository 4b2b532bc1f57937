import { Injectable } from '@nestjs/common';
import { LabelSets, type Collection, type Judgement, type LabelSet } from '@cliptext/catalog';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import { ATYPICAL_BELOW, judgedTags, typicalityOf, type LabelTexts } from '@cliptext/ranking';
import { LRUCache } from 'lru-cache';

/**
 * Judges an image by its embedding.
 *
 * @param typicality as it was found before, of the same embedding; null where it was not
 */
export type Judge = (embedding: Float32Array, typicality: number | null) => Judgement;

/** Collections whose texts are kept encoded. */
const CACHED_COLLECTIONS = 100;

/** Flags an image that is unlike what the model knows. */
const ATYPICAL = 'atypical';

/** Probabilities are kept to this many digits. */
const DIGITS = 4;

/** Makes the judges of collections out of their label sets, each once for an evaluation. */
@Injectable()
export class Evaluator {
  private readonly judges = new LRUCache<string, Promise<Judge>>({ max: CACHED_COLLECTIONS });

  constructor(
    private readonly labelSets: LabelSets,
    private readonly encoder: Encoder,
    private readonly texts: TextEncoder,
  ) {}

  /**
   * @param collection as it was read before its label sets are read here: a judgement may be by something newer than
   *   it says, and is then made again, but never by something older
   */
  judgeOf(collection: Collection): Promise<Judge> {
    const key = `${collection.id} ${collection.evaluation}`;
    const kept = this.judges.get(key);
    if (kept) return kept;
    const judge = this.makeJudge(collection);
    this.judges.set(key, judge);
    judge.catch(() => this.judges.delete(key));
    return judge;
  }

  /** A collection without label sets needs no text encoder. */
  private async makeJudge(collection: Collection): Promise<Judge> {
    const labelSets = await this.labelSets.listTagging(collection.id);
    const encoded: LabelTexts[] = [];
    for (const labelSet of labelSets) encoded.push(await this.encode(labelSet, collection));
    const scale = await this.encoder.typicalityScale();
    const { logitScale } = this.encoder.manifest.head;
    const { evaluation } = collection;
    return (embedding, known) => {
      const tags = judgedTags(embedding, encoded, { logitScale, temperature: 1 });
      const rounded = Array.from(tags, ([tag, probability]) => [tag, Number(probability.toFixed(DIGITS))]);
      const typicality = known ?? typicalityOf(embedding, scale);
      return {
        evaluation,
        tags: [...tags.keys()].sort(),
        tagProbabilities: Object.fromEntries(rounded),
        typicality,
        flags: typicality < ATYPICAL_BELOW ? [ATYPICAL] : [],
      };
    };
  }

  private async encode(labelSet: LabelSet, collection: Collection): Promise<LabelTexts> {
    const { labels, contrast, cut } = labelSet;
    const templates = labelSet.templates ?? collection.templates;
    const texts = [...labels.map(({ phrases }) => phrases), ...contrast.map((text) => [text])];
    const encoded = await this.texts.encodeEach(texts, templates);
    return {
      labels: labels.map(({ name }, index) => ({ name, ...encoded[index]! })),
      contrast: encoded.slice(labels.length),
      cut,
    };
  }
}
