import { Inject, Injectable } from '@nestjs/common';
import type { Collection, LabelSetContent } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder } from '@cliptext/encoder';
import { Problem } from '@cliptext/http';
import { phrasesFor } from '@cliptext/ranking';
import { checkLengths } from '../zero-shot/text-checks.js';
import { textsOf } from '../zero-shot/label-schemas.js';

/** The ends that every text gets. */
const END_TOKENS = 2;

/** Refuses texts that the model could only read the beginning of: they would tag by half of what they say. */
@Injectable()
export class LabelTextCheck {
  constructor(
    private readonly encoder: Encoder,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem `invalid_request` over MAX_PROMPT_CHARACTERS, `text_too_long` over the model's limit */
  async check({ labels, contrast, templates }: LabelSetContent, collection: Collection): Promise<void> {
    const contrastTexts = contrast.map((text, index) => ({ pointer: `/contrast/${index}`, text }));
    checkLengths([...textsOf(labels), ...contrastTexts], this.settings.maxPromptCharacters);
    const { manifest } = this.encoder;
    const { maxTokens } = manifest.text;
    const chosen = templates ?? collection.templates ?? manifest.templates;
    const read = [
      ...labels.flatMap(({ phrases }, index) =>
        phrases.map((text) => ({ pointer: `/labels/${index}`, text })),
      ),
      ...contrastTexts,
    ].flatMap(({ pointer, text }) =>
      phrasesFor(text, chosen).map((phrase) => ({ pointer, text: phrase.text })),
    );
    // A token is a byte at least: only long texts have to be read to know.
    const long = read.filter(({ text }) => Buffer.byteLength(text) > maxTokens - END_TOKENS);
    const encoded = await this.encoder.encodeTexts(long.map(({ text }) => text));
    const tooLong = long.find((_, index) => encoded[index]?.truncated);
    if (!tooLong) return;
    const detail = `is longer than the ${maxTokens} tokens that the model reads; say it in fewer words`;
    throw new Problem('text_too_long', `${tooLong.pointer}: ${detail}.`, {
      errors: [{ pointer: tooLong.pointer, detail }],
    });
  }
}
