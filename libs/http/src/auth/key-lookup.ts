import type { ApiKey } from './api-key.js';

/** Where the HTTP edge finds keys; an app binds it to what keeps them. */
export interface KeyLookup {
  /** The key with this hash of its secret; null when there is none, or it was revoked. */
  findByHash(hash: string): Promise<ApiKey | null>;
  /** Whether there is any key. Until there is, everybody may do everything. */
  anyExists(): Promise<boolean>;
}

/** Injection token of the `KeyLookup`. */
export const KEY_LOOKUP = Symbol('KeyLookup');
