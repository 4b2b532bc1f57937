import type { DecidedAction, Decision } from './schema.js';

/** The flag of an image that only moderators see. */
export const HIDDEN = 'hidden';

/** The flag of a failed image that a policy rejected: only moderators see its picture. */
export const REJECTED = 'rejected';

const POLICY_PREFIX = 'policy:';

/** What stands of an image under one policy: the last that machine and person decided. */
export type Standing = {
  policyId: string;
  policy: string;
  machine: Decision | null;
  person: Decision | null;
};

/** What a person decided counts before what the machine did. */
export function actionOf({
  machine,
  person,
}: {
  machine: { action: DecidedAction | null } | null;
  person: { action: DecidedAction | null } | null;
}): DecidedAction {
  return person?.action ?? machine?.action ?? 'allow';
}

/**
 * The flags that say what was decided of an image: `policy:<name>` of each policy that acts, and `hidden`. An image that
 * is indexed already is hidden where its policy rejects.
 */
export function moderationFlags(decided: readonly { policy: string; action: DecidedAction }[]): string[] {
  const acting = decided.filter(({ action }) => action !== 'allow');
  const isHidden = acting.some(({ action }) => action !== 'flag');
  return [...acting.map(({ policy }) => POLICY_PREFIX + policy), ...(isHidden ? [HIDDEN] : [])];
}

/** The flags of an image that have nothing to do with policies. */
export function otherFlags(flags: readonly string[]): string[] {
  return flags.filter((flag) => flag !== HIDDEN && flag !== REJECTED && !flag.startsWith(POLICY_PREFIX));
}
