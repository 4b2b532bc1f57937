import { Inject, Injectable } from '@nestjs/common';
import { Images } from '@cliptext/catalog';
import type { Viewer } from '@cliptext/http';
import {
  collapseDuplicates,
  DUPLICATE_COSINE,
  findLookAlikes,
  type Candidate,
  type LookAlikes,
  type RankingQuery,
} from '@cliptext/ranking';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';

/** A hit with the ids of its near-duplicates. */
export type DistinctHit<Hit> = Hit & { duplicates: string[] };

/** Finds near-duplicates by their hashes in the catalog, and then by the embeddings of those alone that look alike. */
@Injectable()
export class NearDuplicates {
  constructor(
    private readonly images: Images,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
  ) {}

  /** Leaves the best hit of each group of near-duplicates, of those that the catalog still has. */
  async collapse<Hit extends { id: string }>(
    ranked: readonly Hit[],
    viewer: Viewer,
  ): Promise<DistinctHit<Hit>[]> {
    const hashes = await this.hashesOf(ranked, viewer);
    const present = ranked.filter(({ id }) => hashes.has(id));
    const lookAlikes = lookAlikesAmong(present, hashes);
    const ids = new Set(Array.from(lookAlikes, ([id, others]) => [id, ...others]).flat());
    const points = ids.size > 0 ? await this.space.fetch([...ids]) : [];
    const embeddings = new Map(points.map(({ id, vector }) => [id, vector]));
    return collapseDuplicates(present, lookAlikes, embeddings).map(({ hit, duplicates }) => ({
      ...hit,
      duplicates,
    }));
  }

  /** Those of the candidates that are near-duplicates of an image; `score` is their cosine to it. */
  async of(
    id: string,
    candidates: readonly { id: string; score: number }[],
    viewer: Viewer,
  ): Promise<Set<string>> {
    const close = candidates.filter(({ score }) => score >= DUPLICATE_COSINE);
    const all = [{ id }, ...close];
    const lookAlikes = lookAlikesAmong(all, await this.hashesOf(all, viewer));
    const near = close.filter((candidate) => lookAlikes.get(candidate.id)?.includes(id));
    return new Set(near.map((candidate) => candidate.id));
  }

  /** Says of each picture that `exclude` names which candidates are the same picture, or hardly another. */
  async withCopies(
    query: RankingQuery,
    candidates: readonly Candidate[],
    viewer: Viewer,
  ): Promise<RankingQuery> {
    const negatives = query.negatives.map(async (negative, index) => {
      const { image, mode } = negative;
      if (!image || mode !== 'exclude') return negative;
      const scored = candidates.map(({ id, negatives: cosines }) => ({
        id,
        score: cosines[index] as number,
      }));
      const copies = await this.of(image.id, scored, viewer);
      return { ...negative, copies: copies.add(image.id) };
    });
    return { ...query, negatives: await Promise.all(negatives) };
  }

  private hashesOf(images: readonly { id: string }[], viewer: Viewer): Promise<Map<string, string | null>> {
    return this.images.findPerceptualHashes(
      images.map(({ id }) => id),
      this.space.name,
      viewer,
    );
  }
}

function lookAlikesAmong(
  ranked: readonly { id: string }[],
  hashes: ReadonlyMap<string, string | null>,
): LookAlikes {
  return findLookAlikes(ranked.map(({ id }) => ({ id, hash: hashes.get(id) ?? null })));
}
