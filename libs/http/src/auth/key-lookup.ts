import type { ApiKey } from './api-key.js';

/** Where the HTTP edge finds keys; an app binds it to what keeps them. */
export interface KeyLookup {
  /** The key with this hash of its secret; null when there is none, or it was revoked. */
  findByHash(hash: string): Promise<ApiKey | null>;
  /** Whether requests need a key. Until they do, everybody may do everything. */
  isNeeded(): Promise<boolean>;
}

/** Injection token of the `KeyLookup`. */
export const KEY_LOOKUP = Symbol('KeyLookup');
