import { z } from 'zod';

/** The most texts of one request, as OpenAI's service has it, and the most pictures. */
export const MOST_TEXTS = 2_048;
export const MOST_PICTURES = 256;

const textSchema = z.string().min(1, 'must not be empty');
const pictureSchema = z.strictObject({ image: z.strictObject({ base64: z.string().min(1) }) });
const entrySchema = z.union([textSchema, pictureSchema], {
  error: 'must be a text that is not empty, or {"image": {"base64": "…"}}; tokens are not taken',
});

export const embeddingRequestSchema = z
  .strictObject({
    model: z.string().meta({ description: 'The id of the model in use; `/v1/status` names it.' }),
    input: z.union(
      [
        entrySchema,
        z
          .array(entrySchema)
          .min(1, 'must have a text or a picture')
          .max(MOST_TEXTS, `must have at most ${MOST_TEXTS} entries`),
      ],
      {
        error: `must be a text that is not empty, {"image": {"base64": "…"}}, or a list of 1 to ${MOST_TEXTS} of these; tokens are not taken`,
      },
    ),
    encoding_format: z.enum(['float', 'base64']).default('float').meta({
      description: '`base64`: the numbers as 32-bit floats, little-endian.',
    }),
    dimensions: z.int().optional().meta({ description: 'No other than the model’s own.' }),
    user: z.string().optional().meta({ description: 'Taken for compatibility, and not used.' }),
  })
  .meta({
    examples: [{ model: 'starter-dual-encoder', input: ['a red dress', 'a blue hat'] }],
  });

export type EmbeddingRequest = z.output<typeof embeddingRequestSchema>;
export type EmbeddingInput = z.output<typeof entrySchema>;

export const embeddingAnswerSchema = z.object({
  object: z.literal('list'),
  data: z.array(
    z.object({
      object: z.literal('embedding'),
      index: z.int(),
      embedding: z
        .union([z.array(z.number()), z.string()])
        .meta({ description: 'Of unit length: the dot product of two is their cosine.' }),
      truncated: z.boolean().meta({ description: 'The text was longer than the model can read.' }),
    }),
  ),
  model: z.string(),
  usage: z
    .object({ prompt_tokens: z.int(), total_tokens: z.int() })
    .meta({ description: 'Tokens of the texts that were read; pictures have none.' }),
});

export type EmbeddingAnswer = z.output<typeof embeddingAnswerSchema>;
