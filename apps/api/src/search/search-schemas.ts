import { z } from 'zod';
import {
  imageIdSchema,
  metadataSchema,
  placeholderSchema,
  typicalitySchema,
} from '../images/image-schemas.js';
import { filterSchema } from './filter-schema.js';

const promptSchema = z.string().trim().min(1, 'must not be empty');

const negativeStrength = {
  mode: z.enum(['demote', 'exclude']).default('demote'),
  weight: z.number().min(0).max(4).default(1),
};

const negativeSchema = z.union(
  [
    promptSchema,
    z.strictObject({ text: promptSchema, ...negativeStrength }),
    z.strictObject({ image: z.strictObject({ id: imageIdSchema }), ...negativeStrength }),
  ],
  { error: 'must be a text, or {"text": "…"} or {"image": {"id": "…"}}, with mode and weight if you like' },
);

const phrasingSchema = z.union(
  [promptSchema, z.strictObject({ text: promptSchema, weight: z.number().positive().max(100).default(1) })],
  { error: 'must be a text, or {"text": "…", "weight": …}' },
);

const queryImageSchema = z.union(
  [z.strictObject({ id: imageIdSchema }), z.strictObject({ base64: z.string().min(1) })],
  { error: 'must be {"id": "…"} for an image of the collection, or {"base64": "…"} for one of your own' },
);

const COLLAPSES =
  'Whether pictures that look the same are one hit: the best of them, which counts the others.';

export const searchRequestSchema = z
  .strictObject({
    query: promptSchema.optional().meta({ description: 'What the pictures should show, in words.' }),
    negative: z
      .array(negativeSchema)
      .default([])
      .meta({
        description:
          'What they should not show, in words or as an image of the collection that they should not look like: ' +
          '`demote` lowers scores, `exclude` also drops images.',
      }),
    image: queryImageSchema
      .optional()
      .meta({ description: 'A picture to search by, alone or beside `query`.' }),
    phrasings: z
      .array(phrasingSchema)
      .max(16)
      .default([])
      .meta({ description: 'Other wordings of `query`, averaged with it.' }),
    filter: filterSchema.optional(),
    limit: z.int().min(1).default(20),
    cursor: z.string().max(2_000).optional(),
    minProbability: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'Hits less probable than this are left out.' }),
    diversity: z.number().min(0).max(1).default(0).meta({
      description:
        'How much hits are to differ from each other: 0 not at all, 0.5 much. An answer with diversity is one page.',
    }),
    collapseDuplicates: z.boolean().default(false).meta({ description: COLLAPSES }),
    parseNegation: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether "without …" in `query` is understood.' }),
    compose: z.boolean().default(false).meta({
      description:
        'Whether the parts of a prompt ("a cup on a table": cup, table) are also ranked by themselves, so that a picture must show all.',
    }),
    explain: z.boolean().default(false).meta({ description: 'Whether hits carry their evidence.' }),
  })
  .refine(({ query, image }) => query !== undefined || image !== undefined, {
    message: 'give a query, an image, or both',
    path: ['query'],
  })
  .meta({
    examples: [
      {
        query: 'a photo of a hat',
        negative: ['a person', { text: 'a baseball cap', mode: 'exclude' }],
        limit: 5,
        collapseDuplicates: true,
        explain: true,
      },
    ],
  });

export type SearchRequest = z.output<typeof searchRequestSchema>;

export const searchQuerySchema = z.strictObject({
  q: promptSchema,
  not: z
    .union([promptSchema, z.array(promptSchema)])
    .optional()
    .meta({ description: 'A negative; may be repeated.' }),
  notMode: z.enum(['demote', 'exclude']).default('demote').meta({ description: 'How every `not` works.' }),
  limit: z.coerce.number().int().min(1).default(20),
  cursor: z.string().max(2_000).optional(),
  collapseDuplicates: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: COLLAPSES })
    .transform((value) => value === 'true'),
});

export type SearchQuery = z.output<typeof searchQuerySchema>;

const noticeSchema = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string().meta({ description: 'What to do about it.' }),
});

const textEvidenceSchema = z.object({
  similarity: z.number(),
  mean: z.number().meta({ description: 'Mean cosine of the text to the background sample.' }),
  deviation: z.number().meta({ description: 'Standard deviation of those cosines.' }),
  standardised: z.number().meta({ description: '(similarity − mean) ÷ deviation' }),
});

const negativeSubject = {
  text: z.string().nullable().meta({ description: 'Null for an image.' }),
  image: z.object({ id: z.uuid() }).optional(),
};

const evidenceSchema = z
  .object({
    positive: textEvidenceSchema,
    composed: z
      .number()
      .meta({ description: 'positive.standardised, blended with the soft minimum of the clauses.' }),
    clauses: z.array(textEvidenceSchema.extend({ text: z.string() })),
    colours: z.array(
      textEvidenceSchema.extend({
        text: z.string(),
        strength: z.number(),
        threshold: z.number().meta({ description: 'A margin above the most evident other colour.' }),
        penalty: z.number().meta({ description: 'strength × max(0, threshold − standardised)' }),
      }),
    ),
    negatives: z.array(
      textEvidenceSchema.extend({
        ...negativeSubject,
        mode: z.enum(['demote', 'exclude']),
        weight: z.number(),
        strength: z.number(),
        threshold: z.number(),
        penalty: z.number().meta({ description: 'weight × strength × max(0, standardised − threshold)' }),
        probability: z
          .number()
          .nullable()
          .meta({ description: 'P(negative | image); null with the mode `demote`, and for an image.' }),
      }),
    ),
  })
  .meta({ description: 'score = composed − Σ colours.penalty − Σ negatives.penalty' });

const hitImageSchema = z.object({
  id: z.uuid(),
  rank: z.int().meta({ description: '1 is the best of this page.' }),
  similarity: z.number().meta({ description: 'Cosine.' }),
  fileName: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  metadata: metadataSchema,
  tags: z.array(z.string()),
  flags: z.array(z.string()),
  typicality: typicalitySchema,
  placeholder: placeholderSchema,
  thumbnailUrl: z.string(),
});

export const searchAnswerSchema = z.object({
  verdict: z.enum(['strong', 'weak', 'none']).nullable().meta({
    description: 'Whether the hits show what was asked for. Null without a calibration, or with a picture.',
  }),
  hits: z.array(
    hitImageSchema.extend({
      score: z.number().meta({ description: 'Standardised units; hits are sorted by it.' }),
      probability: z.number().nullable().meta({
        description: 'P(the picture matches the positive); null without a calibration, or with a picture.',
      }),
      duplicates: z
        .int()
        .optional()
        .meta({ description: 'With `collapseDuplicates`: near-duplicates that the hit stands for.' }),
      duplicateIds: z
        .array(z.uuid())
        .optional()
        .meta({ description: 'Their ids, the best first; with `explain`.' }),
      evidence: evidenceSchema.optional(),
    }),
  ),
  excluded: z.object({
    count: z.int().meta({ description: 'Candidates that `exclude` dropped.' }),
    byNegative: z.array(z.object({ ...negativeSubject, count: z.int() })),
  }),
  query: z.object({
    positive: z.string().nullable(),
    negative: z.array(
      z.object({ ...negativeSubject, mode: z.enum(['demote', 'exclude']), weight: z.number() }),
    ),
    clauses: z.array(z.string()),
    truncated: z.boolean(),
    notices: z.array(noticeSchema),
  }),
  space: z.string(),
  tookMs: z.object({ encode: z.number(), retrieve: z.number(), rank: z.number(), total: z.number() }),
  nextCursor: z.string().optional(),
});

export type SearchAnswer = z.output<typeof searchAnswerSchema>;
export type SearchHit = SearchAnswer['hits'][number];

export const similarQuerySchema = z.strictObject({ limit: z.coerce.number().int().min(1).default(20) });

export const similarAnswerSchema = z.object({
  hits: z.array(
    hitImageSchema.extend({
      nearDuplicate: z.boolean().meta({ description: 'Whether it is the same picture, or hardly another.' }),
    }),
  ),
  space: z.string(),
});

export type SimilarAnswer = z.output<typeof similarAnswerSchema>;
