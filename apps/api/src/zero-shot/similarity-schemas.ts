import { z } from 'zod';
import {
  collectionSchema,
  EXAMPLE_PICTURE,
  imageSchema,
  noticeSchema,
  textSchema,
} from './request-schemas.js';

/** The most pictures, and the most texts, of one request. */
export const MOST_COMPARED = 256;

export const similarityRequestSchema = z
  .strictObject({
    collection: collectionSchema,
    images: z
      .array(imageSchema)
      .min(1, 'must have a picture')
      .max(MOST_COMPARED, `must have at most ${MOST_COMPARED} pictures`),
    texts: z
      .array(textSchema)
      .min(1, 'must have a text')
      .max(MOST_COMPARED, `must have at most ${MOST_COMPARED} texts`),
  })
  .meta({
    examples: [
      { images: [{ base64: EXAMPLE_PICTURE }], texts: ['an orange square', 'a dog running on a beach'] },
    ],
  });

export type SimilarityRequest = z.output<typeof similarityRequestSchema>;

const matrixSchema = z.array(z.array(z.number()));

export const similarityAnswerSchema = z.object({
  similarities: matrixSchema.meta({ description: 'Cosines: a row an image, a column a text.' }),
  probabilities: matrixSchema.nullable().meta({
    description:
      'P(the image matches the text), each by itself, among the images of this request. Null without a calibration.',
  }),
  best: z
    .array(
      z.object({
        text: z.string(),
        image: z.int().meta({ description: 'Index of the image that matches it best.' }),
        similarity: z.number(),
        probability: z.number().nullable(),
      }),
    )
    .meta({ description: 'In the order of the texts.' }),
  notices: z.array(noticeSchema),
  space: z.string(),
});

export type SimilarityAnswer = z.output<typeof similarityAnswerSchema>;
