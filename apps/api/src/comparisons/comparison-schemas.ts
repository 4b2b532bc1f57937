import { DISAGREEMENTS, type ComparisonRecord } from '@cliptext/catalog';
import { z } from 'zod';

const foundSchema = z.partialRecord(z.enum(DISAGREEMENTS), z.int());

export const newComparisonSchema = z.strictObject({
  repair: z.boolean().default(false).meta({ description: 'Repair what is found, too.' }),
});

export const comparisonViewSchema = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'running', 'finished']),
  repair: z.boolean(),
  found: foundSchema.meta({ description: 'How often each kind of disagreement was found.' }),
  repaired: z.int(),
  examples: z
    .array(z.object({ kind: z.enum(DISAGREEMENTS), subject: z.string() }))
    .meta({ description: 'The first that were found, by image id or blob key.' }),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

/** What the status says of the last one. */
export const comparisonSummarySchema = comparisonViewSchema.pick({
  id: true,
  finishedAt: true,
  repair: true,
  found: true,
  repaired: true,
});

export type ComparisonView = z.infer<typeof comparisonViewSchema>;

export function viewComparison(comparison: ComparisonRecord): ComparisonView {
  const { id, repair, found, repaired, examples, requestedAt, startedAt, finishedAt } = comparison;
  return {
    id,
    state: finishedAt ? 'finished' : startedAt ? 'running' : 'waiting',
    repair,
    found,
    repaired,
    examples,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export function summariseComparison(comparison: ComparisonRecord): z.infer<typeof comparisonSummarySchema> {
  const { id, repair, found, repaired, finishedAt } = viewComparison(comparison);
  return { id, repair, found, repaired, finishedAt };
}
