import { dot, type Candidate } from '@cliptext/ranking';
import type { Filter, VectorSpace } from '@cliptext/vector-store';

export type QueryVectors = {
  /** What is searched for; another vector than `positive` after a step away from a negative. */
  retrieval: Float32Array;
  positive: Float32Array;
  clauses: Float32Array[];
  colours: Float32Array[];
  negatives: Float32Array[];
  neutral: Float32Array[];
};

/**
 * Retrieves candidates with their cosine to every vector of the query, in one search. A candidate that comes back
 * without one of its values is scored from its own vector: missing is not 0.
 */
export async function retrieve(
  space: VectorSpace,
  vectors: QueryVectors,
  limit: number,
  filter: Filter,
): Promise<Candidate[]> {
  const { positive, clauses, colours, negatives, neutral } = vectors;
  const texts = [positive, ...clauses, ...colours, ...negatives, ...neutral];
  const found = await space.search({ vector: vectors.retrieval, limit, filter, rescoreWith: texts });
  const incomplete = found.filter(({ rescored }) => !isComplete(rescored, texts.length));
  const fetched = new Map(
    incomplete.length > 0
      ? (await space.fetch(incomplete.map(({ id }) => id))).map((point) => [point.id, point])
      : [],
  );
  return found.flatMap(({ id, rescored }) => {
    const point = fetched.get(id);
    const cosines = point ? texts.map((text) => dot(text, point.vector)) : rescored;
    // An incomplete candidate that cannot be fetched was deleted between the two calls.
    if (!isComplete(cosines, texts.length)) return [];
    const values = cosines.values();
    const take = (count: number) => Array.from({ length: count }, () => values.next().value as number);
    const [similarity] = take(1) as [number];
    return [
      {
        id,
        positive: similarity,
        clauses: take(clauses.length),
        colours: take(colours.length),
        negatives: take(negatives.length),
        neutral: take(neutral.length),
      },
    ];
  });
}

function isComplete(cosines: readonly number[], count: number): boolean {
  return cosines.length === count && cosines.every(Number.isFinite);
}
