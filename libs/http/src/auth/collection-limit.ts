import { Problem } from '../problem.js';
import type { ApiKey } from './api-key.js';

/**
 * Checks that a key may use a collection; without a key, while there are none, everybody may.
 *
 * @throws Problem `collection_not_found`: a collection outside of the key's answers as one that does not exist.
 */
export function requireCollection(key: ApiKey | undefined, name: string): void {
  if (!key || key.collections === null || key.collections.includes(name)) return;
  throw new Problem('collection_not_found', `There is no collection named ${JSON.stringify(name)}.`);
}
