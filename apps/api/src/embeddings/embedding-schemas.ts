import { z } from 'zod';

/** The most texts of one request, as OpenAI's service has it, and the most pictures. */
export const MOST_TEXTS = 2_048;
export const MOST_PICTURES = 256;
/** The most texts of one request for states of tokens; those of CLIP ViT-L/14 are 237 KB each. */
export const MOST_TOKEN_TEXTS = 32;

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
    token_states: z.boolean().default(false).meta({
      description:
        'Whether the states of each text’s tokens are wanted too, as they condition image generators.',
    }),
    negative: z.string().default('').meta({
      description:
        'The negative prompt whose states come along with `token_states`; empty for the unconditional one.',
    }),
    user: z.string().optional().meta({ description: 'Taken for compatibility, and not used.' }),
  })
  .meta({
    examples: [{ model: 'starter-dual-encoder', input: ['a red dress', 'a blue hat'] }],
  });

export type EmbeddingRequest = z.output<typeof embeddingRequestSchema>;
export type EmbeddingInput = z.output<typeof entrySchema>;

const tokenStatesSchema = z.object({
  shape: z
    .tuple([z.int(), z.int()])
    .meta({ description: 'Tokens (the model’s limit, padding included) × numbers of a state.' }),
  dtype: z.literal('float32'),
  tokens: z.int().meta({ description: 'Tokens of the text, the ends included; the others are padding.' }),
  truncated: z.boolean(),
  states: z.union([z.array(z.number()), z.string()]).meta({ description: 'Row after row.' }),
});

export type TokenStates = z.output<typeof tokenStatesSchema>;

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
      token_states: tokenStatesSchema.optional(),
    }),
  ),
  negative_token_states: tokenStatesSchema.optional(),
  model: z.string(),
  usage: z
    .object({ prompt_tokens: z.int(), total_tokens: z.int() })
    .meta({ description: 'Tokens of the texts that were read; pictures have none.' }),
});

export type EmbeddingAnswer = z.output<typeof embeddingAnswerSchema>;
