import { FIELD_TYPES, type Collection } from '@cliptext/catalog';
import { z } from 'zod';
import { nameSchema } from '../names.js';

const fieldSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'must be a letter, then up to 63 letters, digits or underscores'),
  type: z.enum(FIELD_TYPES),
});

const fieldsSchema = z
  .array(fieldSchema)
  .max(100)
  .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, 'names must differ')
  .meta({ description: 'Metadata fields that filters may use. A value of another type is refused.' });

export const templatesSchema = z
  .array(z.string().max(200).includes('{}', { message: 'must contain {} where the text goes' }))
  .max(32)
  .nullable()
  .meta({ description: 'Templates that short prompts are put into; null uses those of the model.' });

const vocabularySchema = z
  .array(
    z.strictObject({
      term: z.string().trim().min(1).max(100),
      phrases: z.array(z.string().trim().min(1).max(200)).min(1).max(8),
    }),
  )
  .max(500)
  .refine(
    (entries) => new Set(entries.map(({ term }) => term.toLowerCase())).size === entries.length,
    'terms must differ',
  )
  .meta({
    description:
      'Words of your own that the model may not know: a prompt with the term is also searched with each of its phrases.',
  });

export const newCollectionSchema = z.strictObject({
  name: nameSchema,
  templates: templatesSchema.default(null),
  fields: fieldsSchema.default([]),
  vocabulary: vocabularySchema.default([]),
});

export const collectionChangeSchema = z.strictObject({
  templates: templatesSchema.optional(),
  fields: fieldsSchema.optional(),
  vocabulary: vocabularySchema.optional(),
});

export const collectionViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  templates: z.array(z.string()).nullable(),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.enum(FIELD_TYPES),
      building: z
        .boolean()
        .optional()
        .meta({ description: 'True while older images are being brought up to date.' }),
    }),
  ),
  vocabulary: z.array(z.object({ term: z.string(), phrases: z.array(z.string()) })),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const collectionListSchema = z.object({
  items: z.array(collectionViewSchema),
  nextCursor: z.string().optional(),
});

export type NewCollectionBody = z.infer<typeof newCollectionSchema>;
export type CollectionChange = z.infer<typeof collectionChangeSchema>;
export type CollectionView = z.infer<typeof collectionViewSchema>;

export function viewCollection(collection: Collection): CollectionView {
  return {
    id: collection.id,
    name: collection.name,
    templates: collection.templates,
    fields: collection.fields,
    vocabulary: collection.vocabulary,
    createdAt: collection.createdAt.toISOString(),
    updatedAt: collection.updatedAt.toISOString(),
  };
}
