import type { Access, Scope } from '../api/api-types.js';

/** What has to be allowed: one of the scopes, and whether it concerns all collections. */
export type Need = { scopes: readonly Scope[]; concernsAll?: boolean };

/** Whether a key may do something. `admin` implies all the other scopes. */
export function allows(access: Access, { scopes, concernsAll = false }: Need): boolean {
  if (concernsAll && access.collections !== null) return false;
  return access.scopes.includes('admin') || scopes.some((scope) => access.scopes.includes(scope));
}
