import { Injectable } from '@nestjs/common';
import type { Collection } from '@cliptext/catalog';
import { Encoder, TextEncoder, type TextEnsemble } from '@cliptext/encoder';
import type { Viewer } from '@cliptext/http';
import {
  isSameThing,
  queryTexts,
  retrievalEmbedding,
  weightedMean,
  type RankingQuery,
} from '@cliptext/ranking';
import { QueryImage } from './query-image.js';
import type { QueryVectors } from './retrieve.js';
import type { SearchRequest } from './search-schemas.js';
import type { UnderstoodQuery } from './understand-query.js';

/** A query as vectors to retrieve with and statistics to rank by. */
export type EncodedQuery = {
  vectors: QueryVectors;
  ranking: RankingQuery;
  truncated: boolean;
  /** Negatives that are all but the positive itself; null for a picture. */
  contradicting: (string | null)[];
};

/** Encodes every text of a query, and its pictures. */
@Injectable()
export class QueryEncoder {
  constructor(
    private readonly encoder: Encoder,
    private readonly texts: TextEncoder,
    private readonly queryImage: QueryImage,
  ) {}

  async encode(
    collection: Collection,
    request: SearchRequest,
    viewer: Viewer,
    { wordings, negatives: asked, negativePictures }: UnderstoodQuery,
  ): Promise<EncodedQuery> {
    const texts = queryTexts(wordings[0]?.text ?? '', asked, { compose: request.compose });
    const encodeAll = (list: readonly string[]) =>
      Promise.all(list.map((text) => this.texts.encode(text, collection.templates)));
    const [positive, clauses, colours, negatives, pictures, neutral] = await Promise.all([
      this.encodePositive(collection, request, viewer, wordings),
      encodeAll(texts.clauses),
      encodeAll(texts.colours),
      encodeAll(texts.negatives.map(({ encoded }) => encoded)),
      Promise.all(
        negativePictures.map(async ({ pointer, ...picture }) => ({
          negative: { text: null, ...picture },
          ...(await this.withStatistics(
            await this.queryImage.ofId(collection, picture.image.id, viewer, pointer),
          )),
        })),
      ),
      texts.needsNeutral ? this.texts.encodeNeutral() : [],
    ]);
    const unwanted = [
      ...texts.negatives.map(({ text, mode, weight, colour }, index) => ({
        negative: { text, mode, weight, ...(colour && { colour }) },
        ...(negatives[index] as TextEnsemble),
      })),
      ...pictures,
    ];
    const active = unwanted.filter(({ negative }) => negative.weight > 0);
    const calibration = request.image ? undefined : this.encoder.manifest.calibration;
    const familiarity = calibration ? await this.texts.familiarityOf(positive.vector) : null;
    return {
      vectors: {
        retrieval: retrievalEmbedding(positive.vector, active.map(vectorOf)),
        positive: positive.vector,
        clauses: clauses.map(vectorOf),
        colours: colours.map(vectorOf),
        negatives: unwanted.map(vectorOf),
        neutral: neutral.map(vectorOf),
      },
      ranking: {
        positive: positive.statistics,
        clauses: texts.clauses.map((text, index) => ({ text, statistics: statisticsAt(clauses, index) })),
        namedColours: texts.namedColours,
        colours: texts.colours.map((colour, index) => ({ colour, statistics: statisticsAt(colours, index) })),
        negatives: unwanted.map(({ negative, statistics }) => ({ ...negative, statistics })),
        neutral: neutral.map(({ statistics }) => statistics),
        ...(calibration && { calibration }),
        ...(familiarity !== null && { familiarity }),
      },
      truncated: [positive, ...negatives].some((text) => text.truncated),
      contradicting: unwanted
        .filter(({ vector }) => isSameThing(positive.vector, vector))
        .map(({ negative }) => negative.text),
    };
  }

  /** Words and picture together count alike. */
  private async encodePositive(
    collection: Collection,
    { image }: SearchRequest,
    viewer: Viewer,
    wordings: UnderstoodQuery['wordings'],
  ): Promise<TextEnsemble> {
    const text =
      wordings.length > 0 ? await this.texts.encodeWordings(wordings, collection.templates) : undefined;
    if (!image && text) return text;
    if (!image) throw new Error('A query without words needs an image');
    const picture = await this.queryImage.of(collection, image, viewer);
    const vector = text ? weightedMean([text.vector, picture], [1, 1]) : picture;
    return this.withStatistics(vector, text?.truncated);
  }

  private async withStatistics(vector: Float32Array, truncated = false): Promise<TextEnsemble> {
    return { vector, statistics: await this.texts.statisticsOf(vector), truncated };
  }
}

function vectorOf({ vector }: TextEnsemble): Float32Array {
  return vector;
}

function statisticsAt(texts: readonly TextEnsemble[], index: number): TextEnsemble['statistics'] {
  return (texts[index] as TextEnsemble).statistics;
}
