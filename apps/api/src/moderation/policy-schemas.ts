import { POLICY_ACTIONS, type Policy } from '@cliptext/catalog';
import { z } from 'zod';
import { isStorable, NOT_STORABLE } from '../storable.js';
import { textSchema } from '../zero-shot/request-schemas.js';

const MOST_TEXTS = 50;

const textsSchema = z.array(textSchema).max(MOST_TEXTS, `must have at most ${MOST_TEXTS} texts`);

const draftSchema = z.strictObject({
  prohibited: textsSchema
    .min(1, 'must have a text')
    .meta({ description: 'What images may not show, in wordings of one thing.' }),
  allowed: textsSchema
    .default([])
    .meta({ description: 'What is mistaken for it and is allowed. Each makes the policy more precise.' }),
  threshold: z
    .number()
    .min(0.01)
    .max(1)
    .default(0.7)
    .meta({ description: 'The probability from which the policy matches.' }),
  action: z.enum(POLICY_ACTIONS).default('flag').meta({
    description:
      '`flag` marks an image, `hide` shows it to moderators alone, `reject` fails it while it is indexed and hides it later.',
  }),
});

const EXAMPLE = {
  prohibited: ['a plain orange square', 'nothing but orange'],
  allowed: ['an orange, the fruit'],
  threshold: 0.6,
  action: 'hide',
};

/** A policy that is not kept. */
export const policyDraftSchema = draftSchema.superRefine(differ);

export const policyBodySchema = policyDraftSchema
  .refine(isStorable, NOT_STORABLE)
  .meta({ examples: [EXAMPLE] });

export const dryRunBodySchema = draftSchema
  .extend({
    examples: z
      .int()
      .min(0)
      .max(50, 'must be at most 50')
      .default(5)
      .meta({ description: 'Images to show on each side of the threshold.' }),
    cursor: z.string().max(2_000).optional().meta({ description: 'The `nextCursor` of the answer before.' }),
  })
  .superRefine(differ)
  .meta({ examples: [{ ...EXAMPLE, examples: 3 }] });

export type PolicyBody = z.output<typeof policyBodySchema>;
export type DryRunBody = z.output<typeof dryRunBodySchema>;

const textEvidenceSchema = z.object({
  text: z.string(),
  similarity: z.number().meta({ description: 'Cosine.' }),
  mean: z.number(),
  deviation: z.number(),
  standardised: z.number().meta({ description: '(similarity − mean) ÷ deviation' }),
});

export const evidenceSchema = z.object({
  prohibited: textEvidenceSchema.meta({ description: 'The prohibited text that it is nearest to.' }),
  allowed: textEvidenceSchema.nullable().meta({ description: 'The allowed text that it is nearest to.' }),
});

export const policyViewSchema = z.object({
  name: z.string(),
  prohibited: z.array(z.string()),
  allowed: z.array(z.string()),
  threshold: z.number(),
  action: z.enum(POLICY_ACTIONS),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const changedPolicySchema = policyViewSchema.extend({
  jobId: z
    .uuid()
    .nullable()
    .meta({ description: 'The job in which images are judged again; null when none has to be.' }),
});

export const policyListSchema = z.object({
  items: z.array(policyViewSchema),
  nextCursor: z.string().optional(),
});

const exampleSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  probability: z.number(),
  evidence: evidenceSchema,
  thumbnailUrl: z.string(),
});

export const dryRunAnswerSchema = z.object({
  judged: z.int().meta({ description: 'Images that were judged for this answer.' }),
  matched: z.int().meta({ description: 'Those of them that the policy would act on.' }),
  total: z.int().meta({ description: 'Images of the collection, about.' }),
  examples: z.object({
    matched: z.array(exampleSchema).meta({ description: 'Just above the threshold, the nearest first.' }),
    unmatched: z.array(exampleSchema).meta({ description: 'Just below the threshold, the nearest first.' }),
  }),
  nextCursor: z
    .string()
    .optional()
    .meta({ description: 'Time was up: the rest is judged with this cursor, and added.' }),
});

export type PolicyView = z.infer<typeof policyViewSchema>;
export type ChangedPolicy = z.infer<typeof changedPolicySchema>;
export type DryRunAnswer = z.infer<typeof dryRunAnswerSchema>;
export type DryRunExample = z.infer<typeof exampleSchema>;

export function viewPolicy(policy: Policy): PolicyView {
  const { name, prohibited, allowed, threshold, action, createdAt, updatedAt } = policy;
  return {
    name,
    prohibited,
    allowed,
    threshold,
    action,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** Every text of a policy, and where it stands in the request. */
export function textsOf({ prohibited, allowed }: Pick<PolicyBody, 'prohibited' | 'allowed'>) {
  return [
    ...prohibited.map((text, index) => ({ pointer: `/prohibited/${index}`, text })),
    ...allowed.map((text, index) => ({ pointer: `/allowed/${index}`, text })),
  ];
}

/** A text that is prohibited and allowed, or there twice, is a mistake. */
function differ(
  { prohibited, allowed }: { prohibited: string[]; allowed: string[] },
  context: z.RefinementCtx,
): void {
  const taken = new Set<string>();
  for (const [field, texts] of Object.entries({ prohibited, allowed })) {
    texts.forEach((text, index) => {
      const key = text.toLowerCase();
      if (!taken.has(key)) return void taken.add(key);
      context.addIssue({ code: 'custom', path: [field, index], message: 'says what another text says' });
    });
  }
}
