/** The same picture in two columns that stand beside each other, by its places from 0. */
export type Link = { id: string; from: number; to: number };

/** What two rankings have in common, in the order of the first. */
export function linksBetween(left: readonly string[], right: readonly string[]): Link[] {
  return left.flatMap((id, from) => {
    const to = right.indexOf(id);
    return to === -1 ? [] : [{ id, from, to }];
  });
}

/** How many pictures all rankings share. */
export function inCommon(rankings: readonly (readonly string[])[]): number {
  const [first = [], ...others] = rankings;
  return first.filter((id) => others.every((ranking) => ranking.includes(id))).length;
}

/** The pictures that one ranking alone has. */
export function onlyIn(rankings: readonly (readonly string[])[], index: number): Set<string> {
  const elsewhere = new Set(rankings.filter((_, other) => other !== index).flat());
  return new Set(rankings[index]?.filter((id) => !elsewhere.has(id)));
}
