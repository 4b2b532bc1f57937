import { Problem } from '@cliptext/http';
import { z } from 'zod';

/** What collections, label sets and policies may be called. */
export const nameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be 1 to 64 lower-case letters, digits, hyphens or underscores');

/** @throws Problem `invalid_request` when a path's name cannot be one */
export function checkName(name: string): void {
  const detail = nameSchema.safeParse(name).error?.issues[0]?.message;
  if (!detail) return;
  throw new Problem('invalid_request', `/name: ${detail}.`, { errors: [{ pointer: '/name', detail }] });
}
