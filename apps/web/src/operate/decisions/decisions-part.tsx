import { useState } from 'react';
import { useLocation } from 'wouter';
import { problemIn } from '../../api/api-problem.js';
import type { DecidedAction, DecidedImage } from '../../api/api-types.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { collectionIn } from '../../shared/use-collection.js';
import { useQueryString } from '../../shared/use-query-string.js';
import { decisionsStrings } from '../../strings/decisions.js';
import { operateStrings } from '../../strings/operate.js';
import { usePolicies } from '../../shared/use-policies.js';
import { PagedRows } from '../paged-rows.js';
import { PartHeader } from '../part-header.js';
import { DecidedImageRow } from './decided-image-row.js';
import { DecisionDialog } from './decision-dialog.js';
import { FilterSelect } from './filter-select.js';
import { useDecision, useDecisions } from './use-decisions.js';
import './decisions-part.css';

const ACTIONS = Object.keys(decisionsStrings.actions) as DecidedAction[];

/** What was decided of pictures and why, for people to overrule. */
export function DecisionsPart() {
  const query = useQueryString();
  const [, navigate] = useLocation();
  const collection = collectionIn(query);
  const parameters = new URLSearchParams(query);
  const policy = parameters.get('policy');
  const action = ACTIONS.find((one) => one === parameters.get('action')) ?? null;
  const policies = usePolicies(collection);
  const decisions = useDecisions(collection, { policy, action });
  const decision = useDecision(collection);
  const [judged, setJudged] = useState<DecidedImage | null>(null);
  const words = decisionsStrings;

  const filterBy = (name: string, value: string | null) => {
    const next = new URLSearchParams(query);
    if (value === null) next.delete(name);
    else next.set(name, value);
    navigate(`/operate/decisions?${next}`, { replace: true });
  };
  const problem = judged ? null : problemIn(decision);
  return (
    <>
      <PartHeader title={operateStrings.parts.decisions} intro={words.intro(collection)}>
        <FilterSelect
          label={words.policy}
          value={policy}
          options={(policies.data ?? []).map(({ name }) => [name, name])}
          onChoose={(value) => filterBy('policy', value)}
        />
        <FilterSelect
          label={words.action}
          value={action}
          options={ACTIONS.map((one) => [one, words.actions[one]])}
          onChoose={(value) => filterBy('action', value)}
        />
      </PartHeader>
      {problem && <ProblemNotice problem={problem} />}
      <PagedRows
        list={decisions}
        label={operateStrings.parts.decisions}
        empty={words.none}
        row={(decided) => (
          <DecidedImageRow
            key={`${decided.image.id} ${decided.policy}`}
            decided={decided}
            onDecide={() => {
              decision.reset();
              setJudged(decided);
            }}
            onWithdraw={() =>
              decision.mutate({ id: decided.image.id, policy: decided.policy, override: null })
            }
          />
        )}
      />
      {judged && (
        <DecisionDialog
          decided={judged}
          running={decision.isPending}
          problem={problemIn(decision)}
          onSave={(override) =>
            decision.mutate(
              { id: judged.image.id, policy: judged.policy, override },
              { onSuccess: () => setJudged(null) },
            )
          }
          onClose={() => setJudged(null)}
        />
      )}
    </>
  );
}
