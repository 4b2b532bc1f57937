import { DUPLICATE_BITS, DUPLICATE_COSINE } from './constants.js';
import { dot } from './vectors.js';

/** Of each hit, the hits ranked above it that look like it, the best first. Hits without any are left out. */
export type LookAlikes = ReadonlyMap<string, readonly string[]>;

/** A hit, and the ids of its near-duplicates that it stands for, the best first. */
export type Collapsed<Hit> = { hit: Hit; duplicates: string[] };

/**
 * Finds hits whose perceptual hashes differ in `DUPLICATE_BITS` at most: a first sieve that needs no embedding. About
 * 2 ms for 1,000 hits, 25 ms for 4,000.
 *
 * @param ranked best first; `hash`: 64 bits as 16 hex digits, null where it is not known
 */
export function findLookAlikes(ranked: readonly { id: string; hash: string | null }[]): LookAlikes {
  const known = ranked.flatMap(({ id, hash }) => (hash === null ? [] : [{ id, hash }]));
  const high = Int32Array.from(known, ({ hash }) => parseInt(hash.slice(0, 8), 16));
  const low = Int32Array.from(known, ({ hash }) => parseInt(hash.slice(8), 16));
  const lookAlikes = new Map<string, string[]>();
  for (let at = 0; at < known.length; at++) {
    const alike: string[] = [];
    for (let above = 0; above < at; above++) {
      const bits = countBits(high[at]! ^ high[above]!);
      if (bits > DUPLICATE_BITS) continue;
      if (bits + countBits(low[at]! ^ low[above]!) <= DUPLICATE_BITS) alike.push(known[above]!.id);
    }
    if (alike.length > 0) lookAlikes.set(known[at]!.id, alike);
  }
  return lookAlikes;
}

/**
 * Groups near-duplicates under their best hit: hash and embedding have to agree. From the best hit on, each joins the
 * first hit above it that stands for a group, looks like it and has a cosine of `DUPLICATE_COSINE` to it at least.
 * Whom a hit joins depends on hits above it alone, so that pages that rank more hits group those above alike.
 *
 * @param embeddings of the hits that look like others; a hit without one joins nobody
 */
export function collapseDuplicates<Hit extends { id: string }>(
  ranked: readonly Hit[],
  lookAlikes: LookAlikes,
  embeddings: ReadonlyMap<string, Float32Array>,
): Collapsed<Hit>[] {
  const groups = new Map<string, Collapsed<Hit>>();
  const isSame = (one: string, other: string) => {
    const [a, b] = [embeddings.get(one), embeddings.get(other)];
    return a !== undefined && b !== undefined && dot(a, b) >= DUPLICATE_COSINE;
  };
  for (const hit of ranked) {
    const best = lookAlikes.get(hit.id)?.find((other) => groups.has(other) && isSame(hit.id, other));
    if (best === undefined) groups.set(hit.id, { hit, duplicates: [] });
    else groups.get(best)!.duplicates.push(hit.id);
  }
  return [...groups.values()];
}

/** Set bits of a 32-bit number, counted in parallel (Warren, "Hacker's Delight", 5–1). */
function countBits(value: number): number {
  const pairs = value - ((value >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
