import { Inject, Injectable } from '@nestjs/common';
import { Images, type Collection, type ImageRecord } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import {
  candidatesForFirstPage,
  candidatesForNextPage,
  pageOf,
  rank,
  retrievalEmbedding,
  weightedMean,
  type Notice,
  type Position,
  type RankedHit,
} from '@cliptext/ranking';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';
import { linksOf } from '../images/image-schemas.js';
import { compileFilter } from './compile-filter.js';
import { QueryImage } from './query-image.js';
import { retrieve, type QueryVectors } from './retrieve.js';
import { openCursor, sealCursor } from './search-cursor.js';
import type { SearchAnswer, SearchHit, SearchRequest, SimilarAnswer } from './search-schemas.js';
import { TextEncoder, type EncodedQueryText } from './text-encoder.js';
import { understandQuery, type UnderstoodQuery } from './understand-query.js';

/** Everything of a query as vectors and statistics. */
type EncodedQuery = {
  positive: EncodedQueryText;
  negatives: EncodedQueryText[];
  neutral: EncodedQueryText[];
};

/** Searches a collection: understand → encode → retrieve → rank → page. */
@Injectable()
export class SearchService {
  constructor(
    private readonly images: Images,
    private readonly texts: TextEncoder,
    private readonly queryImage: QueryImage,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async search(collection: Collection, request: SearchRequest): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const understood = understandQuery(request, this.settings);
    const filter = compileFilter(request.filter, collection, this.settings.maxFilterLeaves);
    const cursor =
      request.cursor === undefined ? undefined : openCursor(request.cursor, request, this.space.name);
    const encoded = await this.encode(collection, request, understood);
    const encodedAt = performance.now();

    const asked = cursor ? candidatesForNextPage(cursor.candidates) : candidatesForFirstPage(request.limit);
    const candidates = await retrieve(this.space, vectorsOf(encoded, understood), asked, filter);
    const retrievedAt = performance.now();

    const ranking = rank(candidates, {
      positive: encoded.positive.statistics,
      negatives: understood.negatives.map((negative, index) => ({
        ...negative,
        statistics: (encoded.negatives[index] as EncodedQueryText).statistics,
      })),
      neutral: encoded.neutral.map(({ statistics }) => statistics),
    });
    const page = await this.cutPage(ranking.hits, {
      limit: request.limit,
      after: cursor?.after,
      retrieved: candidates.length,
      asked,
    });
    const finishedAt = performance.now();

    const truncated = [encoded.positive, ...encoded.negatives].some((text) => text.truncated);
    return {
      verdict: null,
      hits: page.hits.map(({ hit, image }, index) =>
        viewHit(hit, image, index + 1, collection, request.explain),
      ),
      excluded: ranking.excluded,
      query: {
        positive: understood.wordings[0]?.text ?? null,
        negative: understood.negatives,
        clauses: [],
        truncated,
        notices: [...understood.notices, ...(truncated ? [TRUNCATED] : [])],
      },
      space: this.space.name,
      tookMs: {
        encode: round(encodedAt - startedAt),
        retrieve: round(retrievedAt - encodedAt),
        rank: round(finishedAt - retrievedAt),
        total: round(finishedAt - startedAt),
      },
      ...(page.last && {
        nextCursor: sealCursor(request, this.space.name, { candidates: asked, after: page.last }),
      }),
    };
  }

  /** The images nearest to one, itself left out. */
  async similar(collection: Collection, id: string, limit: number): Promise<SimilarAnswer> {
    const vector = await this.queryImage.ofId(collection, id);
    const filter = compileFilter(undefined, collection, this.settings.maxFilterLeaves);
    const found = await this.space.search({ vector, limit: limit + 1, filter });
    const others = found.filter((candidate) => candidate.id !== id).slice(0, limit);
    const images = await this.images.findSearchable(
      others.map((candidate) => candidate.id),
      this.space.name,
    );
    const hits = others.flatMap(({ id: hitId, score }) => {
      const image = images.get(hitId);
      return image ? [{ similarity: score, ...viewHitImage(image, collection) }] : [];
    });
    return { hits: hits.map((hit, index) => ({ ...hit, rank: index + 1 })), space: this.space.name };
  }

  private async encode(
    collection: Collection,
    request: SearchRequest,
    { wordings, negatives }: UnderstoodQuery,
  ): Promise<EncodedQuery> {
    const needsNeutral = negatives.some(({ mode }) => mode === 'exclude');
    const [positive, encodedNegatives, neutral] = await Promise.all([
      this.encodePositive(collection, request, wordings),
      Promise.all(negatives.map(({ text }) => this.texts.encode(text, collection.templates))),
      needsNeutral ? this.texts.encodeNeutral() : [],
    ]);
    return { positive, negatives: encodedNegatives, neutral };
  }

  /** Words and picture together count alike. */
  private async encodePositive(
    collection: Collection,
    { image }: SearchRequest,
    wordings: UnderstoodQuery['wordings'],
  ): Promise<EncodedQueryText> {
    const text =
      wordings.length > 0 ? await this.texts.encodeWordings(wordings, collection.templates) : undefined;
    if (!image && text) return text;
    if (!image) throw new Error('A query without words needs an image');
    const picture =
      'id' in image
        ? await this.queryImage.ofId(collection, image.id)
        : await this.queryImage.ofBase64(image.base64);
    const vector = text ? weightedMean([text.vector, picture], [1, 1]) : picture;
    return { vector, statistics: await this.texts.statisticsOf(vector), truncated: text?.truncated ?? false };
  }

  /** Cuts the page out of the hits that the catalog still has; `last` where a next page may follow. */
  private async cutPage(
    ranked: readonly RankedHit[],
    {
      limit,
      after,
      ...counts
    }: { limit: number; after: Position | undefined; retrieved: number; asked: number },
  ): Promise<{ hits: { hit: RankedHit; image: ImageRecord }[]; last?: Position }> {
    const hits: { hit: RankedHit; image: ImageRecord }[] = [];
    let last = after;
    for (;;) {
      const page = pageOf(ranked, { limit: limit - hits.length, ...(last && { after: last }), ...counts });
      const images = await this.images.findSearchable(
        page.hits.map(({ id }) => id),
        this.space.name,
      );
      for (const hit of page.hits) {
        const image = images.get(hit.id);
        if (image) hits.push({ hit, image });
      }
      last = page.hits.at(-1) ?? last;
      if (page.hits.length === 0 || hits.length === limit)
        return { hits, ...(page.more && last && { last }) };
    }
  }
}

const TRUNCATED: Notice = {
  code: 'truncated',
  message: 'A text is longer than the model can read; its end was cut off. Say it in fewer words.',
};

function vectorsOf(encoded: EncodedQuery, { negatives }: UnderstoodQuery): QueryVectors {
  const active = encoded.negatives.filter((_, index) => (negatives[index]?.weight ?? 0) > 0);
  return {
    retrieval: retrievalEmbedding(
      encoded.positive.vector,
      active.map(({ vector }) => vector),
    ),
    positive: encoded.positive.vector,
    negatives: encoded.negatives.map(({ vector }) => vector),
    neutral: encoded.neutral.map(({ vector }) => vector),
  };
}

function viewHit(
  hit: RankedHit,
  image: ImageRecord,
  place: number,
  collection: Collection,
  explain: boolean,
): SearchHit {
  return {
    rank: place,
    score: hit.score,
    similarity: hit.similarity,
    probability: null,
    ...viewHitImage(image, collection),
    ...(explain && { evidence: hit.evidence }),
  };
}

function viewHitImage(image: ImageRecord, collection: Collection) {
  const { id, fileName, width, height, metadata, tags } = image;
  return { id, fileName, width, height, metadata, tags, thumbnailUrl: linksOf(collection, id).thumbnail };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
