import { Injectable } from '@nestjs/common';
import { Encoder, type EncodedTokens } from '@cliptext/encoder';
import { Problem } from '@cliptext/http';
import { invalid } from '../zero-shot/text-checks.js';
import { MOST_TOKEN_TEXTS } from './embedding-schemas.js';
import type { EmbeddingInput, EmbeddingRequest, TokenStates } from './embedding-schemas.js';
import { writeNumbers } from './write-numbers.js';

/** Padded texts are the longest there are: few at a time, so that a search that comes meanwhile gets its turn. */
const TEXTS_AT_A_TIME = 4;

/** Gives the states of tokens, which condition image generators. */
@Injectable()
export class TokenStatesService {
  constructor(private readonly encoder: Encoder) {}

  /** @throws Problem `no_token_states` with a model that has none, `invalid_request` for pictures and for too many texts */
  async encode(inputs: readonly EmbeddingInput[]): Promise<EncodedTokens[]> {
    if (!this.encoder.manifest.text.tokenStates) {
      const detail = `The model "${this.encoder.manifest.id}" gives an embedding of a text as a whole only.`;
      throw new Problem('no_token_states', detail, { errors: [{ pointer: '/token_states', detail }] });
    }
    if (inputs.length > MOST_TOKEN_TEXTS) {
      throw invalid('/input', `must have at most ${MOST_TOKEN_TEXTS} texts with token_states`);
    }
    const texts = inputs.filter((input) => typeof input === 'string');
    if (texts.length < inputs.length) throw invalid('/input', 'must be texts alone with token_states');
    const encoded: EncodedTokens[] = [];
    for (let start = 0; start < texts.length; start += TEXTS_AT_A_TIME) {
      encoded.push(...(await this.encoder.encodeTokens(texts.slice(start, start + TEXTS_AT_A_TIME))));
    }
    return encoded;
  }

  view(
    { states, tokens, truncated }: EncodedTokens,
    format: EmbeddingRequest['encoding_format'],
  ): TokenStates {
    const { maxTokens } = this.encoder.manifest.text;
    return {
      shape: [maxTokens, states.length / maxTokens],
      dtype: 'float32',
      tokens,
      truncated,
      states: writeNumbers(states, format),
    };
  }
}
