import { candidatesForNextPage, mayHoldMore, type Candidate, type Ranking } from '@cliptext/ranking';

/** Ranked candidates, and how they came to be. */
export type Found = {
  candidates: Candidate[];
  ranking: Ranking;
  /** How many candidates the last retrieval asked for. */
  asked: number;
  /** What the retrievals took, in milliseconds. */
  retrieveMs: number;
};

/**
 * Retrieves candidates and ranks them; twice as many as long as all of them are excluded, since what is wanted lies
 * further away then.
 */
export async function findHits(
  first: number,
  retrieve: (count: number) => Promise<Candidate[]>,
  rank: (candidates: Candidate[]) => Promise<Ranking>,
): Promise<Found> {
  let retrieveMs = 0;
  for (let asked = first; ; asked = candidatesForNextPage(asked)) {
    const startedAt = performance.now();
    const candidates = await retrieve(asked);
    retrieveMs += performance.now() - startedAt;
    const ranking = await rank(candidates);
    if (ranking.hits.length > 0 || !mayHoldMore(candidates.length, asked)) {
      return { candidates, ranking, asked, retrieveMs };
    }
  }
}
