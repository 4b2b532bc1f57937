import type { TextTowerManifest } from './manifest.js';

type TokenLimits = Pick<TextTowerManifest, 'maxTokens' | 'padding' | 'padId' | 'bosId' | 'eosId'>;

export interface FittedTokens {
  ids: number[];
  /** The text was longer than the model can read; its rest is not part of the vector. */
  truncated: boolean;
}

/**
 * Gives the tokens of a text both ends (a tokenizer.json usually adds them, not every one does) and cuts
 * what is beyond the model's limit, but never the end token: it is what the vector is read from.
 */
export function fitTokens(ids: readonly number[], { maxTokens, bosId, eosId }: TokenLimits): FittedTokens {
  const whole = [...ids];
  if (bosId !== undefined && whole[0] !== bosId) whole.unshift(bosId);
  if (whole.length < 2 || whole.at(-1) !== eosId) whole.push(eosId);
  if (whole.length <= maxTokens) return { ids: whole, truncated: false };
  return { ids: [...whole.slice(0, maxTokens - 1), eosId], truncated: true };
}

/**
 * Splits rows into runs in which no row is more than twice as long as another, so that one long text does
 * not make every short one as expensive as itself. Gives the rows' positions, run by run.
 */
export function runsOfLikeLength(rows: readonly (readonly number[])[]): number[][] {
  const positions = rows.map((_, position) => position).sort((a, b) => rows[a]!.length - rows[b]!.length);
  const runs: number[][] = [];
  let shortest = 0;
  for (const position of positions) {
    const length = rows[position]!.length;
    if (runs.length === 0 || length > 2 * shortest) {
      runs.push([]);
      shortest = length;
    }
    runs.at(-1)!.push(position);
  }
  return runs;
}

export interface TokenBatch {
  /** Tokens in each row. */
  length: number;
  /** Row after row. */
  ids: number[];
  /** 1 for a token, 0 for padding. */
  mask: number[];
}

/** Pads rows to one length, at their end. */
export function padTokens(rows: readonly (readonly number[])[], limits: TokenLimits): TokenBatch {
  const length = limits.padding === 'full' ? limits.maxTokens : Math.max(...rows.map((row) => row.length));
  const padded = (row: readonly number[], value: number) =>
    new Array<number>(length - row.length).fill(value);
  return {
    length,
    ids: rows.flatMap((row) => [...row, ...padded(row, limits.padId)]),
    mask: rows.flatMap((row) => [...row.map(() => 1), ...padded(row, 0)]),
  };
}
