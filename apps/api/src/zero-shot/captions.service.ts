import { Inject, Injectable } from '@nestjs/common';
import type { Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder } from '@cliptext/encoder';
import type { Viewer } from '@cliptext/http';
import { captionProbabilities, dot } from '@cliptext/ranking';
import { QueryImage } from '../search/query-image.js';
import { atATime } from './at-a-time.js';
import { captionsOf } from './captions-of-request.js';
import type { CaptionsAnswer, CaptionsRequest } from './captions-schemas.js';
import { checkLengths, truncationNotices } from './text-checks.js';

/** About one run of the encoder, as with labels. */
const CAPTIONS_AT_A_TIME = 32;

/** Ranks captions of a picture. They are sentences, so each is encoded as it stands. */
@Injectable()
export class CaptionsService {
  constructor(
    private readonly encoder: Encoder,
    private readonly queryImage: QueryImage,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async rank(collection: Collection, request: CaptionsRequest, viewer: Viewer): Promise<CaptionsAnswer> {
    const { maxPromptCharacters } = this.settings;
    const { refine } = request;
    // Before its parts are looked for, which takes time by the square of its length.
    if (refine) checkLengths([{ pointer: '/refine/caption', text: refine.caption }], maxPromptCharacters);
    const captions = captionsOf(request);
    checkLengths(captions, maxPromptCharacters);
    const picture = await this.queryImage.of(collection, request.image, viewer);
    const encoded = await atATime(CAPTIONS_AT_A_TIME, captions, async ({ text }) => {
      const [caption] = await this.encoder.encodeTexts([text]);
      if (!caption) throw new Error('The encoder gave no vector for a text');
      return { similarity: dot(caption.vector, picture), truncated: caption.truncated };
    });
    const similarities = encoded.map(({ similarity }) => similarity);
    const { logitScale } = this.encoder.manifest.head;
    const probabilities = captionProbabilities(similarities, {
      logitScale,
      temperature: request.temperature,
    });
    const ranked = captions
      .map(({ text, choices }, index) => ({
        text,
        probability: probabilities[index] as number,
        similarity: similarities[index] as number,
        ...(choices && { choices }),
      }))
      .toSorted((a, b) => b.similarity - a.similarity);
    const [best] = ranked;
    const [given] = similarities;
    return {
      captions: ranked.slice(0, request.topK),
      ...(refine && best && given !== undefined && { refined: { ...best, gain: best.similarity - given } }),
      notices: truncationNotices(
        captions.filter((_, index) => encoded[index]?.truncated).map(({ text }) => text),
      ),
      space: this.encoder.space,
    };
  }
}
