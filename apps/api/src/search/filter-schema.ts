import { z } from 'zod';

const valueSchema = z.union([z.string().max(1_000), z.number(), z.boolean()], {
  error: 'must be a text of up to 1,000 characters, a number, true or false',
});

const leafSchema = z
  .strictObject({
    field: z.string(),
    eq: valueSchema.optional(),
    in: z.array(valueSchema).min(1).max(1_000).optional(),
    gt: valueSchema.optional(),
    gte: valueSchema.optional(),
    lt: valueSchema.optional(),
    lte: valueSchema.optional(),
    exists: z.boolean().optional(),
  })
  .meta({ id: 'FilterLeaf' });

export type FilterLeaf = z.infer<typeof leafSchema>;

export type SearchFilter =
  { all: SearchFilter[] } | { any: SearchFilter[] } | { not: SearchFilter } | FilterLeaf;

/** A filter as the HTTP contract has it: groups, and conditions on fields. */
export const filterSchema: z.ZodType<SearchFilter> = z
  .lazy(() =>
    z.union(
      [
        z.strictObject({ all: z.array(filterSchema).min(1) }),
        z.strictObject({ any: z.array(filterSchema).min(1) }),
        z.strictObject({ not: filterSchema }),
        leafSchema,
      ],
      {
        error:
          'must be {"field": "…"} with eq, in, gt, gte, lt or lte (texts, numbers, true or false) or exists, or one of {"all": […]}, {"any": […]}, {"not": …}',
      },
    ),
  )
  .meta({
    id: 'Filter',
    description:
      'Conditions on `metadata.<field>`, `tags`, `flags`, `createdAt`, `width` and `height`, in groups `all`, `any`, `not`.',
  });
