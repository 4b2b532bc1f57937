import { useState } from 'react';
import { problemIn } from '../../api/api-problem.js';
import type { LabelSet } from '../../api/api-types.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { collectionsStrings } from '../../strings/collections.js';
import { ConfirmDialog } from '../confirm-dialog.js';
import { JobNotice } from '../job-notice.js';
import { LabelSetDialog } from './label-set-dialog.js';
import { NamedRow } from './named-row.js';
import { useLabelSetChange, useLabelSetDeletion, useLabelSets } from './use-label-sets.js';

/** The label sets of a collection: what its pictures are tagged with. */
export function LabelSetsPanel({ collection, mayChange }: { collection: string; mayChange: boolean }) {
  const labelSets = useLabelSets(collection);
  const change = useLabelSetChange(collection);
  const deletion = useLabelSetDeletion(collection);
  const [edited, setEdited] = useState<LabelSet | 'new' | null>(null);
  const [doomed, setDoomed] = useState<string | null>(null);
  const words = collectionsStrings.labelSets;
  const problem = problemIn(labelSets);
  const edit = (labelSet: LabelSet | 'new') => {
    change.reset();
    setEdited(labelSet);
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
      {problem && <ProblemNotice problem={problem} onRetry={() => void labelSets.refetch()} recovers />}
      {labelSets.data?.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="inner-rows">
        {labelSets.data?.map((labelSet) => (
          <NamedRow
            key={labelSet.name}
            name={labelSet.name}
            detail={labelSet.labels.map(({ name }) => name).join(', ')}
            note={words.note(labelSet.labels.length, labelSet.tagging ? labelSet.cut : null)}
            mayChange={mayChange}
            onEdit={() => edit(labelSet)}
            onDelete={() => setDoomed(labelSet.name)}
          />
        ))}
      </ul>
      {edited !== null && (
        <LabelSetDialog
          labelSet={edited === 'new' ? null : edited}
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
