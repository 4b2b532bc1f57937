import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { problemIn } from '../../api/api-problem.js';
import { TextField } from '../../form/text-field.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { useCollections } from '../../shared/use-collections.js';
import { collectionsStrings } from '../../strings/collections.js';
import { operateStrings } from '../../strings/operate.js';
import { shellStrings } from '../../strings/shell.js';
import { EditorDialog } from '../editor-dialog.js';
import { PartHeader } from '../part-header.js';
import { TimeAgo } from '../time-ago.js';
import { useAccess, useMay } from '../use-access.js';
import { useNewCollection } from './use-collection-change.js';
import '../rows.css';

const settingsOf = (name: string) => `/operate/collections/${name}`;

/** The collections that the viewer's key may use, each with the way to its settings. */
export function CollectionsPart() {
  const { data: access } = useAccess();
  const mayCreate = useMay({ scopes: [], concernsAll: true });
  const limits = access?.collections ?? null;
  return (
    <>
      <PartHeader title={operateStrings.parts.collections} intro={collectionsStrings.intro}>
        {mayCreate && <NewCollection />}
      </PartHeader>
      {limits ? <NamesOnly names={limits} /> : <AllCollections />}
    </>
  );
}

/** A key that is limited to collections is told no more of them than their names. */
function NamesOnly({ names }: { names: string[] }) {
  return (
    <ul className="rows" aria-label={operateStrings.parts.collections}>
      {names.map((name) => (
        <li key={name} className="row">
          <p className="row-title">
            <Link href={settingsOf(name)}>{name}</Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

function AllCollections() {
  const collections = useCollections();
  const problem = problemIn(collections);
  if (problem) return <ProblemNotice problem={problem} onRetry={() => void collections.refetch()} recovers />;
  if (!collections.data) return <p className="quiet">{shellStrings.loading}</p>;
  return (
    <ul className="rows" aria-label={operateStrings.parts.collections}>
      {collections.data.map(({ name, fields, templates, vocabulary, createdAt }) => (
        <li key={name} className="row">
          <div className="row-text">
            <p className="row-title">
              <Link href={settingsOf(name)}>{name}</Link>
            </p>
            <p className="quiet">
              {collectionsStrings.summary(fields.length, templates?.length ?? null, vocabulary.length)}
            </p>
          </div>
          <p className="quiet">
            {collectionsStrings.created} <TimeAgo at={createdAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function NewCollection() {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [, navigate] = useLocation();
  const creation = useNewCollection();
  const words = collectionsStrings;
  const create = () =>
    creation.mutate(name.trim(), { onSuccess: (created) => navigate(settingsOf(created.name)) });
  return (
    <>
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        {words.add}
      </button>
      {open && (
        <EditorDialog
          title={words.newTitle}
          hint={words.newHint}
          save={words.create}
          running={creation.isPending}
          problem={problemIn(creation)}
          onSave={create}
          onClose={() => {
            setOpen(false);
            creation.reset();
          }}
        >
          <TextField label={words.name} hint={words.nameHint} value={name} onChange={setName} />
        </EditorDialog>
      )}
    </>
  );
}
