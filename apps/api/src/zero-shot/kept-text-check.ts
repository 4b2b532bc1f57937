import { Inject, Injectable } from '@nestjs/common';
import type { Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder } from '@cliptext/encoder';
import { Problem } from '@cliptext/http';
import { phrasesFor } from '@cliptext/ranking';
import { atATime } from './at-a-time.js';
import { checkLengths } from './text-checks.js';

/** The ends that every text gets. */
const END_TOKENS = 2;

/** About one run of the encoder: a search that comes meanwhile waits for that alone. */
const TEXTS_AT_A_TIME = 32;

/** Refuses to keep texts that the model could only read the beginning of: they would judge by half of what they say. */
@Injectable()
export class KeptTextCheck {
  constructor(
    private readonly encoder: Encoder,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @param templates that short texts are put into; null: those of the collection, or of the model
   * @throws Problem `invalid_request` over MAX_PROMPT_CHARACTERS, `text_too_long` over the model's limit
   */
  async check(
    texts: readonly { pointer: string; text: string }[],
    templates: readonly string[] | null,
    collection: Collection,
  ): Promise<void> {
    checkLengths(texts, this.settings.maxPromptCharacters);
    const { manifest } = this.encoder;
    const { maxTokens } = manifest.text;
    const chosen = templates ?? collection.templates ?? manifest.templates;
    const read = texts.flatMap(({ pointer, text }) =>
      phrasesFor(text, chosen).map((phrase) => ({ pointer, text: phrase.text })),
    );
    // A token is a byte at least: only long texts have to be read to know.
    const long = read.filter(({ text }) => Buffer.byteLength(text) > maxTokens - END_TOKENS);
    const truncated = await atATime(TEXTS_AT_A_TIME, long, async ({ text }) => {
      const [encoded] = await this.encoder.encodeTexts([text]);
      return encoded?.truncated;
    });
    const tooLong = long.find((_, index) => truncated[index]);
    if (!tooLong) return;
    const detail = `is longer than the ${maxTokens} tokens that the model reads; say it in fewer words`;
    throw new Problem('text_too_long', `${tooLong.pointer}: ${detail}.`, {
      errors: [{ pointer: tooLong.pointer, detail }],
    });
  }
}
