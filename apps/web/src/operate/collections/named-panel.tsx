import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { problemIn, type Problem } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { collectionsStrings } from '../../strings/collections.js';
import { ConfirmDialog } from '../confirm-dialog.js';
import { JobNotice } from '../job-notice.js';
import { NamedRow } from './named-row.js';

type NamedChange<Body> = { name: string; body: Body };

/** What the dialog that makes or changes one needs. */
export type NamedDialogProps<Item, Body> = {
  /** Null for a new one. */
  item: Item | null;
  running: boolean;
  problem: Problem | null;
  onSave: (name: string, body: Body) => void;
  onClose: () => void;
};

type NamedPanelProps<Item, Body> = {
  words: {
    title: string;
    hint: string;
    none: string;
    add: string;
    deleteTitle: (name: string) => string;
    deleteConsequence: string;
  };
  items: UseQueryResult<Item[]>;
  /** Answers the job that goes over the images, if one has to. */
  change: UseMutationResult<string | null, Error, NamedChange<Body>>;
  deletion: UseMutationResult<string | null, Error, string>;
  mayChange: boolean;
  detailOf: (item: Item) => string;
  noteOf: (item: Item) => string;
  dialog: (props: NamedDialogProps<Item, Body>) => ReactNode;
};

/** What a collection has by name, label sets or policies: listed, made, changed and deleted. */
export function NamedPanel<Item extends { name: string }, Body>({
  words,
  items,
  change,
  deletion,
  mayChange,
  detailOf,
  noteOf,
  dialog,
}: NamedPanelProps<Item, Body>) {
  const [edited, setEdited] = useState<Item | 'new' | null>(null);
  const [doomed, setDoomed] = useState<string | null>(null);
  const problem = problemIn(items);
  const edit = (item: Item | 'new') => {
    change.reset();
    setEdited(item);
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
      {problem && <ProblemNotice problem={problem} onRetry={() => void items.refetch()} recovers />}
      {items.data?.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="inner-rows">
        {items.data?.map((item) => (
          <NamedRow
            key={item.name}
            name={item.name}
            detail={detailOf(item)}
            note={noteOf(item)}
            mayChange={mayChange}
            onEdit={() => edit(item)}
            onDelete={() => setDoomed(item.name)}
          />
        ))}
      </ul>
      {edited !== null &&
        dialog({
          item: edited === 'new' ? null : edited,
          running: change.isPending,
          problem: problemIn(change),
          onSave: (name, body) => change.mutate({ name, body }, { onSuccess: () => setEdited(null) }),
          onClose: () => setEdited(null),
        })}
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
