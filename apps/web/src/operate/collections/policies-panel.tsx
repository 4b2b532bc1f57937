import { useState } from 'react';
import { problemIn } from '../../api/api-problem.js';
import type { Policy } from '../../api/api-types.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { collectionsStrings } from '../../strings/collections.js';
import { ConfirmDialog } from '../confirm-dialog.js';
import { JobNotice } from '../job-notice.js';
import { NamedRow } from './named-row.js';
import { PolicyDialog } from './policy-dialog.js';
import { usePolicies, usePolicyChange, usePolicyDeletion } from '../../shared/use-policies.js';

/** The policies of a collection: what its pictures may not show, in words. */
export function PoliciesPanel({ collection, mayChange }: { collection: string; mayChange: boolean }) {
  const policies = usePolicies(collection);
  const change = usePolicyChange(collection);
  const deletion = usePolicyDeletion(collection);
  const [edited, setEdited] = useState<Policy | 'new' | null>(null);
  const [doomed, setDoomed] = useState<string | null>(null);
  const words = collectionsStrings.policies;
  const problem = problemIn(policies);
  const edit = (policy: Policy | 'new') => {
    change.reset();
    setEdited(policy);
  };
  return (
    <section className="panel" aria-label={words.title}>
      <header className="section-header">
        <h2>{words.title}</h2>
        {mayChange && (
          <button type="button" className="button small" onClick={() => edit('new')}>
            {words.add}
          </button>
        )}
      </header>
      <p className="quiet">{words.hint}</p>
      <JobNotice jobId={change.data ?? deletion.data} />
      {problem && <ProblemNotice problem={problem} onRetry={() => void policies.refetch()} recovers />}
      {policies.data?.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="inner-rows">
        {policies.data?.map((policy) => (
          <NamedRow
            key={policy.name}
            name={policy.name}
            detail={policy.prohibited.join(', ')}
            note={words.note(policy.action, policy.threshold)}
            mayChange={mayChange}
            onEdit={() => edit(policy)}
            onDelete={() => setDoomed(policy.name)}
          />
        ))}
      </ul>
      {edited !== null && (
        <PolicyDialog
          policy={edited === 'new' ? null : edited}
          running={change.isPending}
          problem={problemIn(change)}
          onSave={(name, body) => change.mutate({ name, body }, { onSuccess: () => setEdited(null) })}
          onClose={() => setEdited(null)}
        />
      )}
      {doomed !== null && (
        <ConfirmDialog
          title={words.deleteTitle(doomed)}
          consequence={words.deleteConsequence}
          confirm={collectionsStrings.delete}
          running={deletion.isPending}
          problem={problemIn(deletion)}
          onConfirm={() => deletion.mutate(doomed, { onSuccess: () => setDoomed(null) })}
          onClose={() => setDoomed(null)}
        />
      )}
    </section>
  );
}
