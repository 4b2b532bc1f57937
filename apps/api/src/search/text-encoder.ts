import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Encoder } from '@cliptext/encoder';
import {
  backgroundStatistics,
  phrasesFor,
  weightedMean,
  type BackgroundStatistics,
  type Phrase,
} from '@cliptext/ranking';
import { LRUCache } from 'lru-cache';

const CACHED_TEXTS = 10_000;

/** A text (or picture) of a query, ready to search and rank with. */
export type EncodedQueryText = { vector: Float32Array; statistics: BackgroundStatistics; truncated: boolean };

/** Encodes the texts of queries as ensembles, with their background statistics; both are cached by the phrases. */
@Injectable()
export class TextEncoder implements OnApplicationBootstrap {
  private readonly logger = new Logger('TextEncoder');
  private readonly cache = new LRUCache<string, Promise<EncodedQueryText>>({ max: CACHED_TEXTS });

  constructor(private readonly encoder: Encoder) {}

  /** Loads what the first search needs, without holding up the start. */
  onApplicationBootstrap(): void {
    Promise.all([this.encoder.loadTextTower(), this.encoder.background()]).catch((error: unknown) =>
      this.logger.error(String(error)),
    );
  }

  /** A text with the templates of its collection, or the model's. */
  encode(text: string, templates: readonly string[] | null): Promise<EncodedQueryText> {
    return this.encodePhrases(phrasesFor(text, templates ?? this.encoder.manifest.templates));
  }

  /** Several wordings of one thing, each with its weight. */
  encodeWordings(
    wordings: readonly { text: string; weight: number }[],
    templates: readonly string[] | null,
  ): Promise<EncodedQueryText> {
    return this.encodePhrases(
      wordings.flatMap(({ text, weight }) =>
        phrasesFor(text, templates ?? this.encoder.manifest.templates, weight),
      ),
    );
  }

  /** The model's neutral texts, which stand for "neither" in an exclusion. */
  encodeNeutral(): Promise<EncodedQueryText[]> {
    return Promise.all(
      this.encoder.manifest.neutral.map((text) => this.encodePhrases([{ text, weight: 1 }])),
    );
  }

  /** How similar a vector of ours is to images in general. */
  async statisticsOf(vector: Float32Array): Promise<BackgroundStatistics> {
    const { vectors } = await this.encoder.background();
    return backgroundStatistics(vector, { dimension: this.encoder.dimension, vectors });
  }

  private encodePhrases(phrases: readonly Phrase[]): Promise<EncodedQueryText> {
    const key = JSON.stringify(phrases);
    const cached = this.cache.get(key);
    if (cached) return cached;
    const encoding = this.encodeAnew(phrases);
    this.cache.set(key, encoding);
    encoding.catch(() => this.cache.delete(key));
    return encoding;
  }

  private async encodeAnew(phrases: readonly Phrase[]): Promise<EncodedQueryText> {
    const encoded = await this.encoder.encodeTexts(phrases.map(({ text }) => text));
    const vector = weightedMean(
      encoded.map((phrase) => phrase.vector),
      phrases.map(({ weight }) => weight),
    );
    const truncated = encoded.some((phrase) => phrase.truncated);
    return { vector, truncated, statistics: await this.statisticsOf(vector) };
  }
}
