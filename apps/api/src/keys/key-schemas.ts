import { SCOPES, type KeyRecord } from '@cliptext/catalog';
import { z } from 'zod';
import { nameSchema } from '../names.js';

export const newKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(SCOPES)).min(1).meta({ description: '`admin` implies all, the others nothing.' }),
  collections: z
    .array(nameSchema)
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .meta({ description: 'The collections that the key is limited to; null for all.' }),
});

export const keyViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  collections: z.array(z.string()).nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().meta({ description: 'To the minute.' }),
  revokedAt: z.iso.datetime().nullable(),
});

export const newKeyViewSchema = keyViewSchema.extend({
  key: z.string().meta({ description: 'The secret. It is shown this once.' }),
});

export const keyListSchema = z.object({ items: z.array(keyViewSchema), nextCursor: z.string().optional() });

/** What the key of a request may do. */
export const accessSchema = z.object({
  id: z.uuid().nullable().meta({ description: 'Null for the key of the environment, and without a key.' }),
  name: z.string().nullable().meta({ description: 'Null while no key is in use.' }),
  scopes: z.array(z.enum(SCOPES)),
  collections: z.array(z.string()).nullable(),
});

export type KeyView = z.infer<typeof keyViewSchema>;

export function viewKey(key: KeyRecord): KeyView {
  return {
    id: key.id,
    name: key.name,
    scopes: key.scopes,
    collections: key.collections,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
