import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  backgroundStatistics,
  familiarityOf,
  phrasesFor,
  weightedMean,
  type BackgroundStatistics,
  type Phrase,
  type PolicyText,
  type PolicyTexts,
} from '@cliptext/ranking';
import { LRUCache } from 'lru-cache';
import { Encoder, type EncodedText } from './encoder.js';

const CACHED_TEXTS = 10_000;

/** With their templates mostly one run of the encoder: a search that comes meanwhile waits for that alone. */
const TEXTS_AT_A_TIME = 4;

/** Of one text, which may have hundreds: no more than a run of the encoder. */
const PHRASES_AT_A_TIME = 32;

/** A text (or picture), ready to search and rank with. */
export type TextEnsemble = { vector: Float32Array; statistics: BackgroundStatistics; truncated: boolean };

/** Encodes texts as ensembles, with their background statistics; both are cached by the phrases. */
@Injectable()
export class TextEncoder {
  /** How often the cache had what was asked for, since the start. */
  readonly cacheUse = { hits: 0, misses: 0 };

  private readonly cache = new LRUCache<string, Promise<TextEnsemble>>({ max: CACHED_TEXTS });
  /** Of embeddings in the cache, for as long as they are there. */
  private readonly amongConcepts = new WeakMap<Float32Array, BackgroundStatistics>();

  constructor(private readonly encoder: Encoder) {}

  /** A text with the templates of its collection, or the model's. */
  encode(text: string, templates: readonly string[] | null): Promise<TextEnsemble> {
    return this.encodePhrases(phrasesFor(text, templates ?? this.encoder.manifest.templates));
  }

  /** Several wordings of one thing, each with its weight. */
  encodeWordings(
    wordings: readonly { text: string; weight: number }[],
    templates: readonly string[] | null,
  ): Promise<TextEnsemble> {
    return this.encodePhrases(
      wordings.flatMap(({ text, weight }) =>
        phrasesFor(text, templates ?? this.encoder.manifest.templates, weight),
      ),
    );
  }

  /** Many texts, each in wordings of one weight; a few at a time, so that others get their turn. */
  async encodeEach(
    texts: readonly (readonly string[])[],
    templates: readonly string[] | null,
  ): Promise<TextEnsemble[]> {
    const encoded: TextEnsemble[] = [];
    for (let start = 0; start < texts.length; start += TEXTS_AT_A_TIME) {
      const some = texts.slice(start, start + TEXTS_AT_A_TIME);
      const wordings = some.map((phrases) => phrases.map((text) => ({ text, weight: 1 })));
      encoded.push(...(await Promise.all(wordings.map((each) => this.encodeWordings(each, templates)))));
    }
    return encoded;
  }

  /** The texts of a policy, each by itself. */
  async encodePolicy(
    { prohibited, allowed }: { prohibited: readonly string[]; allowed: readonly string[] },
    templates: readonly string[] | null,
  ): Promise<PolicyTexts> {
    const texts = [...prohibited, ...allowed];
    const encoded = await this.encodeEach(
      texts.map((text) => [text]),
      templates,
    );
    const named = texts.map((text, index) => ({ text, ...(encoded[index] as TextEnsemble) }));
    return { prohibited: named.slice(0, prohibited.length), allowed: named.slice(prohibited.length) };
  }

  /**
   * The same texts, standardised over the model's concepts: how unusual it is for another text to be so similar. Null
   * where the model lists no concepts.
   */
  async comparedWithTexts({ prohibited, allowed }: PolicyTexts): Promise<PolicyTexts | null> {
    const concepts = await this.encoder.concepts();
    if (!concepts) return null;
    const compareAll = async (texts: readonly PolicyText[]) => {
      const compared: PolicyText[] = [];
      for (const text of texts) {
        compared.push({ ...text, statistics: await this.statisticsAmong(concepts.vectors, text.vector) });
      }
      return compared;
    };
    return { prohibited: await compareAll(prohibited), allowed: await compareAll(allowed) };
  }

  /** About 0.5 ms where it is not known yet, and then a turn for others. */
  private async statisticsAmong(vectors: Float32Array, text: Float32Array): Promise<BackgroundStatistics> {
    const known = this.amongConcepts.get(text);
    if (known) return known;
    const statistics = backgroundStatistics(text, { dimension: this.encoder.dimension, vectors });
    this.amongConcepts.set(text, statistics);
    await nextTurn();
    return statistics;
  }

  /** The model's neutral texts, which stand for "neither" in an exclusion. */
  encodeNeutral(): Promise<TextEnsemble[]> {
    return Promise.all(
      this.encoder.manifest.neutral.map((text) => this.encodePhrases([{ text, weight: 1 }])),
    );
  }

  /** How similar a vector of ours is to images in general. */
  async statisticsOf(vector: Float32Array): Promise<BackgroundStatistics> {
    const { vectors } = await this.encoder.background();
    return backgroundStatistics(vector, { dimension: this.encoder.dimension, vectors });
  }

  /** How familiar a text is to the model; null where the model lists no concepts. */
  async familiarityOf(vector: Float32Array): Promise<number | null> {
    const concepts = await this.encoder.concepts();
    return (
      concepts && familiarityOf(vector, { dimension: this.encoder.dimension, vectors: concepts.vectors })
    );
  }

  private encodePhrases(phrases: readonly Phrase[]): Promise<TextEnsemble> {
    const key = JSON.stringify(phrases);
    const cached = this.cache.get(key);
    if (cached) {
      this.cacheUse.hits += 1;
      return cached;
    }
    this.cacheUse.misses += 1;
    const encoding = this.encodeAnew(phrases);
    this.cache.set(key, encoding);
    encoding.catch(() => this.cache.delete(key));
    return encoding;
  }

  private async encodeAnew(phrases: readonly Phrase[]): Promise<TextEnsemble> {
    const encoded: EncodedText[] = [];
    for (let start = 0; start < phrases.length; start += PHRASES_AT_A_TIME) {
      const some = phrases.slice(start, start + PHRASES_AT_A_TIME);
      encoded.push(...(await this.encoder.encodeTexts(some.map(({ text }) => text))));
    }
    const vector = weightedMean(
      encoded.map((phrase) => phrase.vector),
      phrases.map(({ weight }) => weight),
    );
    const truncated = encoded.some((phrase) => phrase.truncated);
    return { vector, truncated, statistics: await this.statisticsOf(vector) };
  }
}
