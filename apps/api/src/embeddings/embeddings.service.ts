import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder } from '@cliptext/encoder';
import { Problem } from '@cliptext/http';
import { QueryImage } from '../search/query-image.js';
import { atATime } from '../zero-shot/at-a-time.js';
import { checkLengths, invalid } from '../zero-shot/text-checks.js';
import { MOST_PICTURES } from './embedding-schemas.js';
import type { EmbeddingAnswer, EmbeddingInput, EmbeddingRequest } from './embedding-schemas.js';
import { TokenStatesService } from './token-states.service.js';
import { writeNumbers } from './write-numbers.js';

/** About one run of the text tower: a search that comes meanwhile waits for no more than that. */
const ENTRIES_AT_A_TIME = 32;

type Embedding = { vector: Float32Array; truncated: boolean; tokens: number };

/** Embeds texts and pictures for whoever wants the vectors themselves, each as it stands, without templates. */
@Injectable()
export class EmbeddingsService {
  constructor(
    private readonly encoder: Encoder,
    private readonly queryImage: QueryImage,
    private readonly tokenStates: TokenStatesService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async embed(request: EmbeddingRequest): Promise<EmbeddingAnswer> {
    this.checkModel(request);
    const inputs = [request.input].flat();
    const pointerOf = (index: number) => (Array.isArray(request.input) ? `/input/${index}` : '/input');
    this.checkInputs(inputs, pointerOf);
    if (request.token_states) return this.embedTokens(request, inputs);
    const pictures = inputs.filter((input) => typeof input !== 'string').length;
    const atOnce = pictures > 0 ? 2 * this.settings.imageThreads : ENTRIES_AT_A_TIME;
    const embeddings = await atATime(atOnce, inputs, (input, index) =>
      this.embedOne(input, pointerOf(index)),
    );
    return viewEmbeddings(embeddings, request);
  }

  /** The embeddings of texts with the states of their tokens, and those of the negative prompt beside them. */
  private async embedTokens(
    request: EmbeddingRequest,
    inputs: readonly EmbeddingInput[],
  ): Promise<EmbeddingAnswer> {
    const { negative, encoding_format: format } = request;
    checkLengths([{ pointer: '/negative', text: negative }], this.settings.maxPromptCharacters);
    const texts = await this.tokenStates.encode(inputs);
    const [ofNegative] = await this.tokenStates.encode([negative]);
    const answer = viewEmbeddings(texts, request);
    return {
      ...answer,
      data: answer.data.map((embedding, index) => ({
        ...embedding,
        token_states: this.tokenStates.view(texts[index]!, format),
      })),
      negative_token_states: this.tokenStates.view(ofNegative!, format),
    };
  }

  private async embedOne(input: EmbeddingInput, pointer: string): Promise<Embedding> {
    if (typeof input !== 'string') {
      const vector = await this.queryImage.ofBase64(input.image.base64, `${pointer}/image/base64`);
      return { vector, truncated: false, tokens: 0 };
    }
    const [text] = await this.encoder.encodeTexts([input]);
    if (!text) throw new Error('The encoder gave no vector for a text');
    return text;
  }

  private checkModel({ model, dimensions }: EmbeddingRequest): void {
    const { id } = this.encoder.manifest;
    if (model !== id) {
      const detail = `There is no model ${JSON.stringify(model)} here; the one in use is "${id}".`;
      throw new Problem('model_not_found', detail, { errors: [{ pointer: '/model', detail }] });
    }
    const own = this.encoder.dimension;
    if (dimensions !== undefined && dimensions !== own) {
      throw invalid('/dimensions', `must be ${own}: vectors of this model cannot be shortened`);
    }
  }

  private checkInputs(inputs: readonly EmbeddingInput[], pointerOf: (index: number) => string): void {
    const pictures = inputs.filter((input) => typeof input !== 'string').length;
    if (pictures > MOST_PICTURES) throw invalid('/input', `must have at most ${MOST_PICTURES} pictures`);
    const texts = inputs.flatMap((input, index) =>
      typeof input === 'string' ? [{ pointer: pointerOf(index), text: input }] : [],
    );
    checkLengths(texts, this.settings.maxPromptCharacters);
  }
}

function viewEmbeddings(
  embeddings: readonly Embedding[],
  { model, encoding_format: format }: EmbeddingRequest,
): EmbeddingAnswer {
  const tokens = embeddings.reduce((sum, embedding) => sum + embedding.tokens, 0);
  return {
    object: 'list',
    data: embeddings.map(({ vector, truncated }, index) => ({
      object: 'embedding',
      index,
      embedding: writeNumbers(vector, format),
      truncated,
    })),
    model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}
