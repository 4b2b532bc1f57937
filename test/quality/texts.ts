import { Encoder } from '@cliptext/encoder';
import {
  backgroundStatistics,
  familiarityOf,
  phrasesFor,
  weightedMean,
  type BackgroundSample,
  type BackgroundStatistics,
  type Concepts,
} from '@cliptext/ranking';

/** Pictures of a background sample, as many as the starter model's has. */
const SAMPLE_SIZE = 1_200;

/** A text as ranking uses it. */
export type Text = { vector: Float32Array; statistics: BackgroundStatistics; familiarity: number };

/** A model's texts, encoded once each. */
export class Texts {
  private readonly known = new Map<string, Text>();
  private readonly ofPictures = new Map<readonly { vector: Float32Array }[], Texts>();

  private constructor(
    readonly encoder: Encoder,
    private readonly background: BackgroundSample,
    private readonly concepts: Concepts,
  ) {}

  static async open(modelFolder: string): Promise<Texts> {
    const encoder = await Encoder.open({
      modelFolder,
      textThreads: 2,
      cachedTexts: 50_000,
      maxWaitingTexts: Infinity,
    });
    const { dimension } = encoder;
    const { vectors } = await encoder.background();
    const concepts = (await encoder.concepts())?.vectors ?? new Float32Array();
    return new Texts(encoder, { dimension, vectors }, { dimension, vectors: concepts });
  }

  /** The same texts, standardised over other pictures: a collection's own. */
  over(pictures: readonly { vector: Float32Array }[]): Texts {
    const known = this.ofPictures.get(pictures);
    if (known) return known;
    const sample = pictures.filter((_, index) => index % Math.ceil(pictures.length / SAMPLE_SIZE) === 0);
    const vectors = Float32Array.from(sample.flatMap(({ vector }) => [...vector]));
    const texts = new Texts(this.encoder, { dimension: this.encoder.dimension, vectors }, this.concepts);
    this.ofPictures.set(pictures, texts);
    return texts;
  }

  /** As search encodes it: short texts in the model's templates. */
  prepare(texts: readonly string[]): Promise<void> {
    return this.encode(texts, this.encoder.manifest.templates);
  }

  /** As it stands, in no template. */
  prepareRaw(texts: readonly string[]): Promise<void> {
    return this.encode(texts, []);
  }

  of(text: string): Text {
    return this.found(text, false);
  }

  raw(text: string): Text {
    return this.found(text, true);
  }

  statisticsOf(vector: Float32Array): BackgroundStatistics {
    return backgroundStatistics(vector, this.background);
  }

  close(): Promise<void> {
    return this.encoder.close();
  }

  private found(text: string, raw: boolean): Text {
    const known = this.known.get(key(text, raw));
    if (!known) throw new Error(`"${text}" was not prepared`);
    return known;
  }

  private async encode(texts: readonly string[], templates: readonly string[]): Promise<void> {
    await Promise.all(
      [...new Set(texts)].map(async (text) => {
        const name = key(text, templates.length === 0);
        if (this.known.has(name)) return;
        const phrases = phrasesFor(text, templates);
        const encoded = await this.encoder.encodeTexts(phrases.map((phrase) => phrase.text));
        const vector = weightedMean(
          encoded.map((phrase) => phrase.vector),
          phrases.map(({ weight }) => weight),
        );
        this.known.set(name, {
          vector,
          statistics: this.statisticsOf(vector),
          familiarity: familiarityOf(vector, this.concepts),
        });
      }),
    );
  }
}

function key(text: string, raw: boolean): string {
  return `${raw ? 'raw' : 'ensemble'} ${text}`;
}
