import { z } from 'zod';
import {
  collectionSchema,
  EXAMPLE_PICTURE,
  imageSchema,
  noticeSchema,
  temperatureSchema,
  textSchema,
  topKSchema,
} from './request-schemas.js';

/** The most pictures and labels of one request. */
export const MOST_CLASSIFIED = 64;
const MOST_LABELS = 1_000;

const labelSchema = z.union(
  [
    textSchema,
    z.strictObject({
      name: textSchema,
      phrases: z
        .array(textSchema)
        .min(1, 'must have a phrase')
        .max(16, 'must have at most 16 phrases')
        .meta({ description: 'What the label says, instead of its name, in other words each.' }),
    }),
  ],
  { error: 'must be a text that is not empty, or {"name": "…", "phrases": ["…"]} with 1 to 16 phrases' },
);

export const classifyRequestSchema = z
  .strictObject({
    collection: collectionSchema,
    images: z
      .array(imageSchema)
      .min(1, 'must have a picture')
      .max(MOST_CLASSIFIED, `must have at most ${MOST_CLASSIFIED} pictures`)
      .optional(),
    image: imageSchema.optional().meta({ description: 'Instead of `images`, for a single picture.' }),
    labels: z
      .array(labelSchema)
      .min(1, 'must have a label')
      .max(MOST_LABELS, `must have at most ${MOST_LABELS} labels`)
      .superRefine((labels, context) => {
        const first = new Map<string, number>();
        labels.forEach((label, index) => {
          const name = nameOf(label).toLowerCase();
          const twin = first.get(name);
          if (twin === undefined) first.set(name, index);
          else context.addIssue({ code: 'custom', path: [index], message: `is the same as label ${twin}` });
        });
      }),
    noneOfThese: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether a picture may show none of the labels.' }),
    temperature: temperatureSchema,
    topK: topKSchema,
  })
  .refine(({ image, images }) => (image === undefined) !== (images === undefined), {
    message: 'give `image`, `images`, or parts `file` of a form',
    path: ['images'],
  })
  .meta({
    examples: [
      {
        image: { base64: EXAMPLE_PICTURE },
        labels: ['shoes', 'hat', { name: 'plain', phrases: ['a plain orange square', 'nothing but orange'] }],
        topK: 2,
      },
    ],
  });

export type ClassifyRequest = z.output<typeof classifyRequestSchema>;
export type RequestLabel = ClassifyRequest['labels'][number];

/** What a label is called in the answer. */
export function nameOf(label: RequestLabel): string {
  return typeof label === 'string' ? label : label.name;
}

/** The texts that a label is encoded from. */
export function phrasesOf(label: RequestLabel): string[] {
  return typeof label === 'string' ? [label] : label.phrases;
}

export const classifyAnswerSchema = z.object({
  images: z
    .array(
      z.object({
        labels: z
          .array(
            z.object({
              name: z.string(),
              probability: z.number(),
              similarity: z.number().meta({ description: 'Cosine of the picture and the label.' }),
            }),
          )
          .meta({ description: 'The most probable first.' }),
        none: z.number().nullable().meta({
          description:
            'P(none of the labels); with those of all labels it sums to one. Null without `noneOfThese`.',
        }),
      }),
    )
    .meta({ description: 'In the order of the request.' }),
  notices: z.array(noticeSchema),
  space: z.string(),
});

export type ClassifyAnswer = z.output<typeof classifyAnswerSchema>;
