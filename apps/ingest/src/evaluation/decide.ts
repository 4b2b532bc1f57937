import {
  actionOf,
  type DecidedAction,
  type NewDecision,
  type Policy,
  type Standing,
} from '@cliptext/catalog';
import type { PolicyJudgement } from '@cliptext/ranking';

/** What is decided of an image under one policy: what the machine says of it now, and what counts. */
export type Decided = { policy: string; action: DecidedAction; machine: NewDecision };

/** Probabilities are kept to this many digits. */
const DIGITS = 4;

/**
 * Decides of an image by what each policy says of it now, and by what persons decided before.
 *
 * @returns what counts under each policy, and which decisions of the machine are new: another than its last one, or a
 *   first one that does something
 */
export function decide(
  judged: readonly { policy: Policy; judgement: PolicyJudgement }[],
  standing: readonly Standing[],
): { decided: Decided[]; made: NewDecision[] } {
  const decided: Decided[] = [];
  const made: NewDecision[] = [];
  for (const { policy, judgement } of judged) {
    const { threshold } = policy;
    const machine: NewDecision = {
      policyId: policy.id,
      policy: policy.name,
      action: judgement.probability >= threshold ? policy.action : 'allow',
      probability: Number(judgement.probability.toFixed(DIGITS)),
      threshold,
      evidence: judgement.evidence,
    };
    const before = standing.find(({ policyId }) => policyId === policy.id);
    decided.push({
      policy: policy.name,
      action: actionOf({ machine, person: before?.person ?? null }),
      machine,
    });
    if (isNew(machine, before?.machine ?? null)) made.push(machine);
  }
  return { decided, made };
}

function isNew(decision: NewDecision, last: NewDecision | null): boolean {
  if (!last) return decision.action !== 'allow';
  return (
    decision.action !== last.action ||
    decision.probability !== last.probability ||
    decision.threshold !== last.threshold
  );
}
