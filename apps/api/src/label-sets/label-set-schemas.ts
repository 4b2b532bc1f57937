import type { LabelSet, LabelSetContent } from '@cliptext/catalog';
import { z } from 'zod';
import { templatesSchema } from '../collections/collection-schemas.js';
import { isStorable, NOT_STORABLE } from '../storable.js';
import { labelsSchema, toLabel } from '../zero-shot/label-schemas.js';
import { textSchema } from '../zero-shot/request-schemas.js';

export const labelSetBodySchema = z
  .strictObject({
    labels: labelsSchema,
    contrast: z
      .array(textSchema)
      .max(100, 'must have at most 100 texts')
      .default([])
      .meta({ description: 'What is mistaken for the labels. It takes probability, and is never a tag.' }),
    templates: templatesSchema
      .default(null)
      .meta({ description: 'Templates that short labels are put into; null uses those of the collection.' }),
    tagging: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether images of the collection get the labels as tags.' }),
    cut: z.number().min(0.01).max(1).default(0.5).meta({ description: 'The least probability of a tag.' }),
  })
  .superRefine(({ labels, contrast }, context) => {
    const taken = new Set(
      labels.flatMap((label) => toLabel(label).phrases).map((text) => text.toLowerCase()),
    );
    contrast.forEach((text, index) => {
      const key = text.toLowerCase();
      if (!taken.has(key)) return void taken.add(key);
      context.addIssue({ code: 'custom', path: ['contrast', index], message: 'says what another text says' });
    });
  })
  .refine(isStorable, NOT_STORABLE)
  .meta({
    examples: [
      {
        labels: ['hat', { name: 'footwear', phrases: ['shoes', 'boots', 'sandals'] }],
        contrast: ['a plain orange square'],
        cut: 0.6,
      },
    ],
  });

export type LabelSetBody = z.output<typeof labelSetBodySchema>;

export const labelSetViewSchema = z.object({
  name: z.string(),
  labels: z.array(z.object({ name: z.string(), phrases: z.array(z.string()) })),
  contrast: z.array(z.string()),
  templates: z.array(z.string()).nullable(),
  tagging: z.boolean(),
  cut: z.number(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

const jobId = z
  .uuid()
  .nullable()
  .meta({ description: 'The job in which images are tagged again; null when none has to be.' });

export const changedLabelSetSchema = labelSetViewSchema.extend({ jobId });

export const labelSetListSchema = z.object({
  items: z.array(labelSetViewSchema),
  nextCursor: z.string().optional(),
});

export type LabelSetView = z.infer<typeof labelSetViewSchema>;
export type ChangedLabelSet = z.infer<typeof changedLabelSetSchema>;

export function contentOf(body: LabelSetBody): LabelSetContent {
  return { ...body, labels: body.labels.map(toLabel) };
}

export function viewLabelSet(labelSet: LabelSet): LabelSetView {
  const { name, labels, contrast, templates, tagging, cut, createdAt, updatedAt } = labelSet;
  return {
    name,
    labels,
    contrast,
    templates,
    tagging,
    cut,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
