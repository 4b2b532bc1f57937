import type { Throughput } from '@cliptext/catalog';
import { z } from 'zod';

/** The past that is shown, in minutes. */
export const MINUTES = 60;

export const throughputSchema = z.object({
  items: z.array(
    z.object({
      at: z.iso.datetime().meta({ description: 'When the minute began.' }),
      indexed: z.int(),
      failed: z.int(),
    }),
  ),
});

export function viewThroughput(past: readonly Throughput[]): z.infer<typeof throughputSchema> {
  return { items: past.map(({ at, indexed, failed }) => ({ at: at.toISOString(), indexed, failed })) };
}
