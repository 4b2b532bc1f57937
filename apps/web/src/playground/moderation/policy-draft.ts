import type { DryRunAnswer, PolicyBody } from '../../api/api-types.js';
import { linesOf } from '../../form/lines.js';

export type PolicyAction = NonNullable<PolicyBody['action']>;

/** A policy as it is typed. */
export type PolicyDraft = {
  /** One text a line. */
  prohibited: string;
  /** One text a line. */
  allowed: string;
  threshold: number;
  action: PolicyAction;
};

export function policyBody({ prohibited, allowed, threshold, action }: PolicyDraft): PolicyBody {
  return { prohibited: linesOf(prohibited), allowed: linesOf(allowed), threshold, action };
}

/**
 * What the parts of a dry run say together.
 *
 * @param examples how many to keep on each side of the threshold, the nearest first
 */
export function joinDryRuns(
  parts: readonly DryRunAnswer[],
  threshold: number,
  examples: number,
): Omit<DryRunAnswer, 'nextCursor'> {
  const nearest = (side: 'matched' | 'unmatched') =>
    parts
      .flatMap((part) => part.examples[side])
      .toSorted(
        (one, other) => Math.abs(one.probability - threshold) - Math.abs(other.probability - threshold),
      )
      .slice(0, examples);
  return {
    judged: parts.reduce((sum, { judged }) => sum + judged, 0),
    matched: parts.reduce((sum, { matched }) => sum + matched, 0),
    total: parts.at(-1)?.total ?? 0,
    examples: { matched: nearest('matched'), unmatched: nearest('unmatched') },
  };
}
