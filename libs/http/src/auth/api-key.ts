import { createHash, randomBytes } from 'node:crypto';

/** What a key may do: `admin` implies all the others, which imply nothing. */
export type ApiScope = 'search' | 'write' | 'moderate' | 'admin';

/** A key as the HTTP edge needs to know it. */
export type ApiKey = {
  /** Null for the key that the environment brings. */
  id: string | null;
  name: string;
  scopes: readonly ApiScope[];
  /** Names of the collections that the key is limited to; null for all. */
  collections: readonly string[] | null;
};

const PREFIX = 'ct_';
const SECRET_BYTES = 32;

/** A new secret, to be shown once: 32 random bytes, recognisable by their prefix. */
export function makeSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is kept of a secret. It has 256 random bits, so one round of SHA-256 is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The secret of an `Authorization: Bearer …` header; undefined for every other header. */
export function bearerSecret(header: string | undefined): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,200})$/i.exec(header ?? '')?.[1];
}

/** Whether the key has one of the scopes. */
export function hasScope(key: ApiKey, scopes: readonly ApiScope[]): boolean {
  return key.scopes.includes('admin') || scopes.some((scope) => key.scopes.includes(scope));
}
