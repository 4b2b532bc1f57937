import { MEDIA_TYPES } from '@cliptext/images';
import { z } from 'zod';
import { comparisonSummarySchema } from '../comparisons/comparison-schemas.js';

const partSchema = z.object({ ok: z.boolean(), kind: z.string() });

export const statusSchema = z.object({
  state: z.enum(['ready', 'indexing', 'degraded']),
  model: z.object({ id: z.string(), version: z.string(), space: z.string(), dimension: z.int() }),
  images: z.object({ pending: z.int(), indexed: z.int(), failed: z.int() }),
  indexing: z
    .object({ ratePerSecond: z.number(), etaSeconds: z.number().nullable() })
    .nullable()
    .meta({ description: 'Null when nothing is pending.' }),
  stores: z.object({
    catalog: partSchema,
    queue: partSchema,
    vectorStore: partSchema,
    blobStore: partSchema,
  }),
  comparison: comparisonSummarySchema
    .nullable()
    .meta({ description: 'The last full comparison of catalog, vectors and blobs; null before the first.' }),
  limits: z
    .object({
      mediaTypes: z.array(z.enum(MEDIA_TYPES)),
      fileBytes: z.int(),
      filesPerRequest: z.int(),
      promptCharacters: z.int(),
      negatives: z.int(),
      items: z.int().meta({ description: 'Hits or list items of one answer.' }),
    })
    .meta({ description: 'The most that one request may have, as the settings say.' }),
});

export type Status = z.infer<typeof statusSchema>;

export const healthSchema = z.object({ status: z.literal('ok') });
export const readinessSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  parts: z.record(z.string(), z.boolean()),
});
