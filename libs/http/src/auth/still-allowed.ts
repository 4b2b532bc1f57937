import type { AuthorisedRequest } from './access.guard.js';
import { bearerSecret, hashSecret } from './api-key.js';
import type { KeyLookup } from './key-lookup.js';

/** Whether a request that is being answered for long would be let in now: its key may have been revoked since. */
export async function isStillAllowed({ headers }: AuthorisedRequest, keys: KeyLookup): Promise<boolean> {
  if (!(await keys.isNeeded())) return true;
  const secret = bearerSecret(headers.authorization);
  return secret !== undefined && (await keys.findByHash(hashSecret(secret))) !== null;
}
