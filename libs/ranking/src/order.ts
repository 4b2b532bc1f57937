/** A place in a ranked list. */
export interface Position {
  score: number;
  id: string;
}

/** Orders hits by score, best first, and equal scores by id; a total order, so that pages never overlap. */
export function compareHits(a: Position, b: Position): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
