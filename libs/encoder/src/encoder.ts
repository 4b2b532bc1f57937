import { join } from 'node:path';
import { builtFile } from '@cliptext/config';
import type { ImageGeometry } from '@cliptext/images';
import type { TypicalityScale } from '@cliptext/ranking';
import { LRUCache } from 'lru-cache';
import { readVectors, type VectorRows } from './vector-rows.js';
import { EncoderError, endsItsThread } from './encoder-error.js';
import type { ImageWorkerData } from './image.worker.js';
import { loadManifest } from './load-manifest.js';
import type { Manifest } from './manifest.js';
import { memo } from './memo.js';
import { MicroBatcher } from './micro-batcher.js';
import { spaceOf } from './space.js';
import type { TextBatch, TextTask, TextWorkerData } from './text.worker.js';
import { Tower } from './tower.js';
import { prepareTypicalityScale } from './typicality-scale.js';
import { unitVector } from './unit-vector.js';

export interface EncoderOptions {
  modelFolder: string;
  /** Sessions of the image tower, and so the images it encodes at a time; default 1. */
  imageThreads?: number;
  /** Threads that share each run of the text tower, of which there is one at a time; default 1. */
  textThreads?: number;
  /** Time that an image, or a batch of texts, may take once its turn has come; default 120 s. */
  timeLimitMs?: number;
  /** How many texts' vectors are kept; default 10,000. */
  cachedTexts?: number;
  /** How many texts may wait to be encoded; default 2,000, which take seconds. */
  maxWaitingTexts?: number;
}

export interface EncodedText {
  /** Unit length. Shared with everybody who asks for the same text: not to be changed. */
  vector: Float32Array;
  /** The text was longer than the model can read. */
  truncated: boolean;
  /** How many tokens of it the model has read, the ends included. */
  tokens: number;
}

/** A text with what the tower holds of each of its tokens, before anything is pooled. */
export interface EncodedTokens extends EncodedText {
  /** [maxTokens, dimension of a state], row after row; rows beyond `tokens` are those of the padding. */
  states: Float32Array;
}

const TEXT_BATCH_SIZE = 32;

/**
 * Turns texts and images into vectors of one space, whose cosines say how well they match. All work is
 * done in threads; a tower is loaded when it is first used, or by its `load…Tower`.
 */
export class Encoder {
  readonly space: string;
  /** Length of a vector. */
  readonly dimension: number;
  /** What an image has to be brought to before it is encoded. */
  readonly geometry: ImageGeometry;
  /** Reads the background sample that is shipped with the model. */
  readonly background: () => Promise<VectorRows>;
  /** What the typicality of an image is measured by. */
  readonly typicalityScale: () => Promise<TypicalityScale>;
  /** Reads the concepts that are shipped with the model, if any are. */
  readonly concepts: () => Promise<VectorRows | null>;

  private readonly maxWaitingTexts: number;
  private readonly imageTower: Tower<Uint8Array, Float32Array>;
  private readonly textTower: Tower<TextTask, TextBatch>;
  private readonly textBatcher: MicroBatcher<string, EncodedText>;
  /** By text alone: an encoder has one space. */
  private readonly textCache: LRUCache<string, Promise<EncodedText>>;

  /** @throws {EncoderError} when the model folder is not sound */
  static async open(options: EncoderOptions): Promise<Encoder> {
    // onnxruntime would report to its makers; it reads this when the first thread loads it.
    process.env.ORT_DISABLE_TELEMETRY ??= '1';
    const encoder = new Encoder(await loadManifest(options.modelFolder), options);
    await Promise.all([encoder.background(), encoder.concepts()]);
    return encoder;
  }

  private constructor(
    readonly manifest: Manifest,
    {
      modelFolder,
      imageThreads = 1,
      textThreads = 1,
      timeLimitMs = 120_000,
      cachedTexts = 10_000,
      maxWaitingTexts = 2_000,
    }: EncoderOptions,
  ) {
    const { dimension, image, text } = manifest;
    this.space = spaceOf(manifest);
    this.dimension = dimension;
    this.geometry = image;
    this.imageTower = new Tower({
      name: 'image',
      worker: builtFile('./image.worker.js', import.meta.url),
      workerData: { graph: join(modelFolder, image.file), dimension, tower: image } satisfies Omit<
        ImageWorkerData,
        'gate'
      >,
      threads: imageThreads,
      timeLimitMs,
    });
    this.textTower = new Tower({
      name: 'text',
      worker: builtFile('./text.worker.js', import.meta.url),
      workerData: {
        graph: join(modelFolder, text.file),
        tokenizer: join(modelFolder, text.tokenizer),
        dimension,
        tower: text,
        threads: textThreads,
      } satisfies Omit<TextWorkerData, 'gate'>,
      threads: 1,
      timeLimitMs,
    });
    this.textBatcher = new MicroBatcher({
      run: (texts) => this.runTexts(texts),
      batchSize: TEXT_BATCH_SIZE,
      concurrency: 1,
      comesFromOne: endsItsThread,
    });
    this.maxWaitingTexts = maxWaitingTexts;
    this.textCache = new LRUCache({ max: cachedTexts });
    this.background = memo(() => readVectors(modelFolder, manifest.background, dimension));
    const { concepts } = manifest;
    this.concepts = memo(async () => (concepts ? readVectors(modelFolder, concepts, dimension) : null));
    this.typicalityScale = memo(async () => {
      const { vectors } = await this.background();
      return prepareTypicalityScale({ dimension, vectors });
    });
  }

  /** Texts that wait for a run of the text tower. */
  get waitingTexts(): number {
    return this.textBatcher.waitingCount;
  }

  loadTextTower(): Promise<void> {
    return this.textTower.load();
  }

  loadImageTower(): Promise<void> {
    return this.imageTower.load();
  }

  /**
   * In the order of the texts. Those of concurrent calls share a run.
   *
   * @throws {EncoderError} `encoder_busy` when too many texts wait already; `encoding_timeout` or `encoding_crashed`
   *   for a text that made its thread hang or crash
   */
  encodeTexts(texts: readonly string[]): Promise<EncodedText[]> {
    return Promise.all(texts.map((text) => this.encodeText(text)));
  }

  /**
   * The states of the texts' tokens, each text padded to the model's limit. All texts share one run; nothing is kept.
   * @throws {EncoderError} `no_token_states` when the manifest names no output for them
   */
  async encodeTokens(texts: readonly string[]): Promise<EncodedTokens[]> {
    const { maxTokens, tokenStates } = this.manifest.text;
    if (!tokenStates) throw new EncoderError('no_token_states', 'The model gives no states of tokens.');
    if (texts.length === 0) return [];
    const batch = await this.textTower.run({ texts: [...texts], withTokenStates: true });
    const size = maxTokens * tokenStates.dimension;
    return textsOf(batch, this.dimension).map((text, index) => ({
      ...text,
      vector: unitVector(text.vector),
      states: batch.tokenStates.subarray(index * size, (index + 1) * size),
    }));
  }

  /**
   * `pixels`: 8-bit RGB of the size that `geometry` asks for.
   * @throws {EncoderError} `encoding_timeout` or `encoding_crashed` when it made its thread hang or crash
   */
  async encodeImage(pixels: Uint8Array): Promise<Float32Array> {
    const expected = this.geometry.width * this.geometry.height * 3;
    if (pixels.length !== expected) {
      throw new EncoderError('encoding_failed', `An image has ${expected} bytes here, not ${pixels.length}.`);
    }
    return unitVector(await this.imageTower.run(pixels));
  }

  async close(): Promise<void> {
    await Promise.all([this.textTower.close(), this.imageTower.close()]);
  }

  private async encodeText(text: string): Promise<EncodedText> {
    const cached = this.textCache.get(text);
    if (cached) return cached;
    if (this.waitingTexts >= this.maxWaitingTexts) {
      throw new EncoderError('encoder_busy', `${this.maxWaitingTexts} texts wait to be encoded already.`);
    }
    const encoding = this.textBatcher.add(text).then(({ vector, ...facts }) => {
      return { vector: unitVector(vector), ...facts };
    });
    this.textCache.set(text, encoding);
    encoding.catch(() => this.textCache.delete(text));
    return encoding;
  }

  private async runTexts(texts: string[]): Promise<EncodedText[]> {
    return textsOf(await this.textTower.run({ texts, withTokenStates: false }), this.dimension);
  }
}

/** The texts of a batch, their vectors as the graph gave them. */
function textsOf({ vectors, truncated, tokens }: TextBatch, dimension: number): EncodedText[] {
  return tokens.map((count, index) => ({
    vector: vectors.subarray(index * dimension, (index + 1) * dimension),
    truncated: truncated[index]!,
    tokens: count,
  }));
}
