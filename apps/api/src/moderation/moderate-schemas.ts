import { POLICY_ACTIONS } from '@cliptext/catalog';
import { z } from 'zod';
import {
  collectionSchema,
  EXAMPLE_PICTURE,
  imageSchema,
  noticeSchema,
  textSchema,
} from '../zero-shot/request-schemas.js';
import { evidenceSchema, policyDraftSchema } from './policy-schemas.js';

export const moderateRequestSchema = z
  .strictObject({
    collection: collectionSchema,
    image: imageSchema.optional(),
    text: textSchema.optional().meta({ description: 'Instead of an image. Judged much more roughly.' }),
    policies: z
      .array(z.string())
      .min(1, 'must name a policy')
      .max(100, 'must have at most 100 names')
      .optional()
      .meta({ description: 'Names of policies of the collection; all, without it.' }),
    draft: policyDraftSchema.optional().meta({ description: 'Instead of `policies`, one to try.' }),
  })
  .refine(({ image, text }) => (image === undefined) !== (text === undefined), {
    message: 'give `image`, `text`, or a part `file` of a form',
    path: ['image'],
  })
  .refine(({ policies, draft }) => policies === undefined || draft === undefined, {
    message: 'give `policies` or `draft`',
    path: ['draft'],
  })
  .meta({ examples: [{ image: { base64: EXAMPLE_PICTURE } }] });

export type ModerateRequest = z.output<typeof moderateRequestSchema>;

export const moderateAnswerSchema = z.object({
  policies: z.array(
    z.object({
      policy: z.string().nullable().meta({ description: 'Null for the `draft`.' }),
      probability: z.number(),
      matched: z.boolean(),
      threshold: z.number(),
      action: z.enum(POLICY_ACTIONS).meta({ description: 'What the policy does where it matches.' }),
      evidence: evidenceSchema,
    }),
  ),
  notices: z.array(noticeSchema),
  space: z.string(),
});

export type ModerateAnswer = z.output<typeof moderateAnswerSchema>;
