import { Inject, Injectable } from '@nestjs/common';
import { Images, type Collection, type SearchableImage } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder } from '@cliptext/encoder';
import { Problem, type Viewer } from '@cliptext/http';
import {
  candidatesForFirstPage,
  candidatesForNextPage,
  diversify,
  DIVERSITY_WINDOW,
  noticesFor,
  pageOf,
  rank,
  withoutLatecomers,
  type Position,
  type RankedHit,
} from '@cliptext/ranking';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';
import { linksOf } from '../images/image-schemas.js';
import { ApiMetrics } from '../metrics/api-metrics.js';
import { compileFilter } from './compile-filter.js';
import { findHits } from './find-hits.js';
import { NearDuplicates, type DistinctHit } from './near-duplicates.js';
import { QueryEncoder } from './query-encoder.js';
import { QueryImage } from './query-image.js';
import { retrieve } from './retrieve.js';
import { advanceCursor, openCursor, sealCursor } from './search-cursor.js';
import type { SearchAnswer, SearchHit, SearchRequest, SimilarAnswer } from './search-schemas.js';
import { understandQuery } from './understand-query.js';

type Hit = RankedHit & Partial<DistinctHit<RankedHit>>;

/** Searches a collection: understand → encode → retrieve → rank → page. */
@Injectable()
export class SearchService {
  constructor(
    private readonly images: Images,
    private readonly encoder: Encoder,
    private readonly queryEncoder: QueryEncoder,
    private readonly queryImage: QueryImage,
    private readonly nearDuplicates: NearDuplicates,
    private readonly metrics: ApiMetrics,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async search(collection: Collection, request: SearchRequest, viewer: Viewer): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const understood = understandQuery(request, collection, this.settings);
    const filter = compileFilter(request.filter, collection, this.settings.maxFilterLeaves, viewer);
    const within = { collection, space: this.space.name };
    const earlier = request.cursor === undefined ? [] : openCursor(request.cursor, request, within);
    const end = earlier.at(-1);
    const encoded = await this.queryEncoder.encode(collection, request, viewer, understood);
    if (request.minProbability !== undefined && !encoded.ranking.calibration) throw notCalibrated(request);
    const encodedAt = performance.now();

    const { candidates, ranking, asked, retrieveMs } = await findHits(
      end ? candidatesForNextPage(end.candidates) : candidatesForFirstPage(request.limit),
      (count) => retrieve(this.space, encoded.vectors, count, filter),
      async (found) => rank(found, await this.nearDuplicates.withCopies(encoded.ranking, found, viewer)),
    );
    const { minProbability = 0 } = request;
    const likely = ranking.hits.filter(({ probability }) => (probability ?? 1) >= minProbability);
    const { limit, diversity, collapseDuplicates } = request;
    const seen = candidates.map(({ id }) => id);
    const distinct = collapseDuplicates
      ? await this.nearDuplicates.collapse(withoutLatecomers(likely, seen, earlier), viewer)
      : likely;
    const page = await this.cutPage(diversity > 0 ? await this.diversify(distinct, request) : distinct, {
      limit,
      after: end?.after,
      retrieved: candidates.length,
      asked,
      viewer,
    });
    const finishedAt = performance.now();
    const stages = {
      encode: encodedAt - startedAt,
      retrieve: retrieveMs,
      rank: finishedAt - encodedAt - retrieveMs,
    };
    this.metrics.countSearch(stages);

    const positive = understood.wordings[0]?.text ?? null;
    const { truncated, contradicting } = encoded;
    const clauses = encoded.ranking.clauses.map(({ text }) => text);
    const { languages } = this.encoder.manifest;
    return {
      verdict: ranking.verdict,
      hits: page.hits.map(({ hit, image }, index) =>
        viewHit(hit, image, index + 1, collection, request.explain),
      ),
      excluded: ranking.excluded,
      query: {
        positive,
        negative: encoded.ranking.negatives.map(({ text, image, mode, weight }) => ({
          text,
          ...(image && { image }),
          mode,
          weight,
        })),
        clauses,
        truncated,
        notices: [
          ...understood.notices,
          ...noticesFor({
            positive: positive ?? '',
            contradicting,
            terms: understood.terms,
            truncated,
            languages,
          }),
        ],
      },
      space: this.space.name,
      tookMs: {
        encode: round(stages.encode),
        retrieve: round(stages.retrieve),
        rank: round(stages.rank),
        total: round(finishedAt - startedAt),
      },
      ...(page.last &&
        diversity === 0 && {
          nextCursor: sealCursor(
            request,
            within,
            advanceCursor(earlier, { candidates: asked, after: page.last }),
          ),
        }),
    };
  }

  /** The images nearest to one, itself left out. */
  async similar(collection: Collection, id: string, limit: number, viewer: Viewer): Promise<SimilarAnswer> {
    const vector = await this.queryImage.ofId(collection, id, viewer);
    const filter = compileFilter(undefined, collection, this.settings.maxFilterLeaves, viewer);
    const found = await this.space.search({ vector, limit: limit + 1, filter });
    const others = found.filter((candidate) => candidate.id !== id).slice(0, limit);
    const [images, duplicates] = await Promise.all([
      this.images.findSearchable(
        others.map((candidate) => candidate.id),
        this.space.name,
        viewer,
      ),
      this.nearDuplicates.of(id, others, viewer),
    ]);
    const hits = others.flatMap(({ id: hitId, score }) => {
      const image = images.get(hitId);
      if (!image) return [];
      return [
        { similarity: score, nearDuplicate: duplicates.has(hitId), ...viewHitImage(image, collection) },
      ];
    });
    return { hits: hits.map((hit, index) => ({ ...hit, rank: index + 1 })), space: this.space.name };
  }

  /** The hits of one page that differ from each other, in the order of their scores. */
  private async diversify(ranked: readonly Hit[], { limit, diversity }: SearchRequest): Promise<Hit[]> {
    const window = ranked.slice(0, limit * DIVERSITY_WINDOW);
    const points = new Map(
      (await this.space.fetch(window.map(({ id }) => id))).map(({ id, vector }) => [id, vector]),
    );
    const present = window.flatMap((hit) => {
      const vector = points.get(hit.id);
      return vector ? [{ ...hit, vector }] : [];
    });
    return diversify(present, diversity, limit).sort((a, b) => b.score - a.score);
  }

  /** Cuts the page out of the hits that the catalog still has; `last` where a next page may follow. */
  private async cutPage(
    ranked: readonly Hit[],
    {
      limit,
      after,
      viewer,
      ...counts
    }: { limit: number; after: Position | undefined; retrieved: number; asked: number; viewer: Viewer },
  ): Promise<{ hits: { hit: Hit; image: SearchableImage }[]; last?: Position }> {
    const hits: { hit: Hit; image: SearchableImage }[] = [];
    let last = after;
    for (;;) {
      const page = pageOf(ranked, { limit: limit - hits.length, ...(last && { after: last }), ...counts });
      const images = await this.images.findSearchable(
        page.hits.map(({ id }) => id),
        this.space.name,
        viewer,
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

function notCalibrated({ image }: SearchRequest): Problem {
  return new Problem(
    'not_calibrated',
    image
      ? 'Probabilities are known for words alone: leave out the image, or minProbability.'
      : 'This model has no calibration, so it gives no probabilities to cut at.',
    { errors: [{ pointer: '/minProbability', detail: 'needs a calibrated model and a query in words' }] },
  );
}

function viewHit(
  hit: Hit,
  image: SearchableImage,
  place: number,
  collection: Collection,
  explain: boolean,
): SearchHit {
  return {
    rank: place,
    score: hit.score,
    similarity: hit.similarity,
    probability: hit.probability,
    ...viewHitImage(image, collection),
    ...(hit.duplicates && { duplicates: hit.duplicates.length }),
    ...(explain && { duplicateIds: hit.duplicates, evidence: hit.evidence }),
  };
}

function viewHitImage(image: SearchableImage, collection: Collection) {
  const { id, fileName, width, height, metadata, tags, flags, typicality, placeholder } = image;
  const facts = { id, fileName, width, height, metadata, tags, flags, typicality, placeholder };
  return { ...facts, thumbnailUrl: linksOf(collection, id).thumbnail };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
