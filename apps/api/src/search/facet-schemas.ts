import { z } from 'zod';
import { filterSchema } from './filter-schema.js';

const jsonSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
});

export const facetQuerySchema = z.strictObject({
  field: z.string().meta({
    description:
      '`tags`, `flags`, `width`, `height`, or `metadata.<field>` of a keyword, integer or boolean.',
  }),
  filter: jsonSchema
    .pipe(filterSchema)
    .optional()
    .meta({ description: 'Counts images under this filter alone; JSON, as in a search.' }),
  limit: z.coerce.number().int().min(1).default(50).meta({ description: 'Values, up to `MAX_LIMIT`.' }),
});

export const facetAnswerSchema = z.object({
  items: z
    .array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.int() }))
    .meta({ description: 'The most frequent first.' }),
});

export type FacetAnswer = z.infer<typeof facetAnswerSchema>;
