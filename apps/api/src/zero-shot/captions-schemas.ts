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

/** The most captions that one request ranks. */
export const MOST_CAPTIONS = 1_000;
/** It is read on the thread that serves HTTP: this much takes 40 ms at worst. */
const LONGEST_TEMPLATE = 50_000;

const refineSchema = z.strictObject({
  caption: textSchema,
  alternatives: z
    .array(
      z.strictObject({
        part: textSchema.meta({ description: 'Words of the caption.' }),
        options: z.array(textSchema).min(1, 'must have an option').max(MOST_CAPTIONS),
      }),
    )
    .min(1, 'must have an alternative')
    .max(16, 'must have at most 16 alternatives'),
});

export const captionsRequestSchema = z
  .strictObject({
    collection: collectionSchema,
    image: imageSchema,
    candidates: z
      .array(textSchema)
      .min(1, 'must have a caption')
      .max(MOST_CAPTIONS, `must have at most ${MOST_CAPTIONS} captions`)
      .optional(),
    template: textSchema
      .max(LONGEST_TEMPLATE, `must have at most ${LONGEST_TEMPLATE} characters`)
      .optional()
      .meta({
        description: `A caption with slots, \`a {red|blue} {dress|skirt}\`, that stands for up to ${MOST_CAPTIONS} captions.`,
      }),
    refine: refineSchema.optional().meta({ description: 'A caption, and what may stand for its parts.' }),
    temperature: temperatureSchema,
    topK: topKSchema,
  })
  .refine((request) => sourcesOf(request) === 1, {
    message: 'give one of `candidates`, `template` and `refine`',
    path: ['candidates'],
  })
  .meta({
    examples: [
      { image: { base64: EXAMPLE_PICTURE }, template: 'a {blue|green|orange} {square|circle}', topK: 3 },
    ],
  });

function sourcesOf({
  candidates,
  template,
  refine,
}: {
  candidates?: unknown;
  template?: unknown;
  refine?: unknown;
}) {
  return [candidates, template, refine].filter((source) => source !== undefined).length;
}

export type CaptionsRequest = z.output<typeof captionsRequestSchema>;

const captionSchema = z.object({
  text: z.string(),
  probability: z.number().meta({ description: 'Among the captions of this request; together they are 1.' }),
  similarity: z.number().meta({ description: 'Cosine of the picture and the caption.' }),
  choices: z
    .array(z.string())
    .optional()
    .meta({ description: 'What stands in each slot, or for each part, in the order of the caption.' }),
});

export const captionsAnswerSchema = z.object({
  captions: z.array(captionSchema).meta({ description: 'The best first.' }),
  refined: captionSchema
    .extend({
      gain: z.number().meta({ description: 'How much its similarity is above that of the given caption.' }),
    })
    .optional()
    .meta({
      description: 'The best caption, with `refine`; the given one, with a gain of 0, if none is better.',
    }),
  notices: z.array(noticeSchema),
  space: z.string(),
});

export type CaptionsAnswer = z.output<typeof captionsAnswerSchema>;
