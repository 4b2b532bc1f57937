import { Injectable } from '@nestjs/common';
import type { Collection } from '@cliptext/catalog';
import { TextEncoder, type EncodedQueryText } from '../search/text-encoder.js';
import { atATime } from './at-a-time.js';

/** About one run of the encoder: a search that comes meanwhile waits for that, not for a thousand labels. */
const TEXTS_AT_A_TIME = 16;

/** Embeds the texts of a request. */
@Injectable()
export class TextEmbeddings {
  constructor(private readonly encoder: TextEncoder) {}

  /** Each text as an ensemble of its wordings, short ones in the collection's templates. */
  encode({ templates }: Collection, texts: readonly (readonly string[])[]): Promise<EncodedQueryText[]> {
    return atATime(TEXTS_AT_A_TIME, texts, (wordings) =>
      this.encoder.encodeWordings(
        wordings.map((text) => ({ text, weight: 1 })),
        templates,
      ),
    );
  }
}
