import { z } from 'zod';
import { labelsSchema } from './label-schemas.js';
import {
  collectionSchema,
  EXAMPLE_PICTURE,
  imageSchema,
  noticeSchema,
  temperatureSchema,
  topKSchema,
} from './request-schemas.js';

/** The most pictures of one request. */
export const MOST_CLASSIFIED = 64;

export const classifyRequestSchema = z
  .strictObject({
    collection: collectionSchema,
    images: z
      .array(imageSchema)
      .min(1, 'must have a picture')
      .max(MOST_CLASSIFIED, `must have at most ${MOST_CLASSIFIED} pictures`)
      .optional(),
    image: imageSchema.optional().meta({ description: 'Instead of `images`, for a single picture.' }),
    labels: labelsSchema.optional(),
    labelSet: z
      .string()
      .optional()
      .meta({ description: 'Instead of `labels`, a label set of the collection.' }),
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
  .refine(({ labels, labelSet }) => (labels === undefined) !== (labelSet === undefined), {
    message: 'give `labels` or `labelSet`',
    path: ['labels'],
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
            'P(none of the labels); with those of all labels it sums to one. Null without `noneOfThese`, unless the label set has contrast texts.',
        }),
        typicality: z.number().meta({
          description:
            'Share of the model’s background photos that are less typical. Below 0.02, labels are less to be trusted.',
        }),
      }),
    )
    .meta({ description: 'In the order of the request.' }),
  notices: z.array(noticeSchema),
  space: z.string(),
});

export type ClassifyAnswer = z.output<typeof classifyAnswerSchema>;
