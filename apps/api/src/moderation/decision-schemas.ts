import {
  actionOf,
  type Collection,
  type DecidedImage,
  type Decision,
  type ImageDecisions,
  type Policy,
  type Standing,
} from '@cliptext/catalog';
import { z } from 'zod';
import { imageViewSchema, viewImage } from '../images/image-schemas.js';
import { pageQuerySchema } from '../pages.js';
import { isStorable, NOT_STORABLE } from '../storable.js';
import { evidenceSchema } from './policy-schemas.js';

const actionSchema = z.enum(['allow', 'flag', 'hide', 'reject']);

export const overrideBodySchema = z
  .strictObject({
    action: z.enum(['allow', 'flag', 'hide']),
    note: z.string().trim().max(2_000, 'must have at most 2000 characters').optional(),
  })
  .refine(isStorable, NOT_STORABLE);

export type OverrideBody = z.output<typeof overrideBodySchema>;

const machineSchema = z.object({
  action: actionSchema,
  probability: z.number(),
  threshold: z.number(),
  evidence: evidenceSchema,
  at: z.iso.datetime(),
});

const personSchema = z.object({
  action: actionSchema
    .nullable()
    .meta({ description: 'Null: the decision was taken back, and the machine decides again.' }),
  note: z.string().nullable(),
  keyName: z.string().nullable().meta({ description: 'Null while no key was in use.' }),
  at: z.iso.datetime(),
});

export const standingSchema = z.object({
  policy: z.string(),
  action: actionSchema.meta({ description: 'What counts: the person’s where there is one.' }),
  machine: machineSchema.nullable().meta({ description: 'Null where the policy never matched.' }),
  person: personSchema.nullable(),
});

export const decisionsSchema = z.object({
  items: z.array(standingSchema).meta({ description: 'What stands under each policy that decided.' }),
  history: z
    .array(
      z.union([
        machineSchema.extend({ policy: z.string(), madeBy: z.literal('machine') }),
        personSchema.extend({ policy: z.string(), madeBy: z.literal('person') }),
      ]),
    )
    .meta({ description: 'The last hundred decisions, the newest first; also of policies that are gone.' }),
});

export const decidedListQuerySchema = pageQuerySchema.extend({
  policy: z.string().max(100).optional().meta({ description: 'Only what stands under this policy.' }),
  action: actionSchema.optional().meta({ description: 'Only where this is what counts.' }),
});

const decidedImageSchema = standingSchema.extend({ image: imageViewSchema });

export const decidedListSchema = z.object({
  items: z.array(decidedImageSchema),
  nextCursor: z.string().optional(),
});

export type DecidedImageView = z.infer<typeof decidedImageSchema>;
export type StandingView = z.infer<typeof standingSchema>;
export type DecisionsView = z.infer<typeof decisionsSchema>;

export function viewDecisions(
  { standing, history }: ImageDecisions,
  policies: readonly Policy[],
): DecisionsView {
  const present = new Set(policies.map(({ id }) => id));
  return {
    items: standing
      .filter(({ policyId }) => present.has(policyId))
      .map(viewStanding)
      .toSorted((a, b) => (a.policy < b.policy ? -1 : 1)),
    history: history.map((decision) =>
      decision.madeBy === 'machine'
        ? { policy: decision.policy, madeBy: 'machine' as const, ...viewMachine(decision) }
        : { policy: decision.policy, madeBy: 'person' as const, ...viewPerson(decision) },
    ),
  };
}

export function viewStanding(standing: Standing): StandingView {
  const { policy, machine, person } = standing;
  return {
    policy,
    action: actionOf(standing),
    machine: machine && viewMachine(machine),
    person: person && viewPerson(person),
  };
}

export function viewDecidedImage(
  { image, standing }: DecidedImage,
  collection: Pick<Collection, 'name'>,
): DecidedImageView {
  return { ...viewStanding(standing), image: viewImage(image, collection) };
}

function viewMachine({ action, probability, threshold, evidence, at }: Decision) {
  if (action === null || probability === null || threshold === null || evidence === null) {
    throw new Error('A decision of the machine lacks what it was made by');
  }
  return { action, probability, threshold, evidence, at: at.toISOString() };
}

function viewPerson({ action, note, keyName, at }: Decision) {
  return { action, note, keyName, at: at.toISOString() };
}
