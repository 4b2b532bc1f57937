import type { AuditEntry } from '@cliptext/catalog';
import { z } from 'zod';

const auditEntrySchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  keyId: z.uuid().nullable(),
  keyName: z.string().nullable().meta({ description: 'Null while no key was in use.' }),
  action: z.string(),
  target: z.string(),
  requestId: z.string(),
});

export const auditListSchema = z.object({
  items: z.array(auditEntrySchema),
  nextCursor: z.string().optional(),
});

export type AuditView = z.infer<typeof auditEntrySchema>;

export function viewAuditEntry(entry: AuditEntry): AuditView {
  return { ...entry, at: entry.at.toISOString() };
}
