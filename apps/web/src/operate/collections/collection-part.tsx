import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { problemIn } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { DEFAULT_COLLECTION, pageLink } from '../../shared/use-collection.js';
import { useCollectionRecord } from '../../shared/use-collection-record.js';
import { collectionsStrings } from '../../strings/collections.js';
import { shellStrings } from '../../strings/shell.js';
import { ConfirmDialog } from '../confirm-dialog.js';
import { PartHeader } from '../part-header.js';
import { useMay } from '../use-access.js';
import { FieldsPanel } from './fields-panel.js';
import { LabelSetsPanel } from './label-sets-panel.js';
import { PoliciesPanel } from './policies-panel.js';
import { TemplatesPanel } from './templates-panel.js';
import { useCollectionDeletion } from './use-collection-change.js';
import { VocabularyPanel } from './vocabulary-panel.js';
import './collection-part.css';

/** The settings of one collection. */
export function CollectionPart() {
  const { name } = useParams<{ name: string }>();
  const record = useCollectionRecord(name);
  const mayChange = useMay({ scopes: [] });
  const seesLabelSets = useMay({ scopes: ['search'] });
  const seesPolicies = useMay({ scopes: ['moderate'] });
  const words = collectionsStrings;
  const problem = problemIn(record);
  const collection = record.data;
  // A panel begins anew when what it shows was saved; the others keep what is being typed.
  const keyOf = (value: unknown) => JSON.stringify([name, value]);
  return (
    <>
      <PartHeader title={name} intro={words.settingsIntro}>
        <Link className="button small" href={pageLink('/', name)}>
          {words.search}
        </Link>
        {mayChange && name !== DEFAULT_COLLECTION && <DeleteCollection name={name} />}
      </PartHeader>
      {problem && <ProblemNotice problem={problem} onRetry={() => void record.refetch()} recovers />}
      {!collection && !problem && <p className="quiet">{shellStrings.loading}</p>}
      {collection && (
        <div className="collection-panels">
          <FieldsPanel
            key={keyOf(collection.fields.map((field) => [field.name, field.type]))}
            collection={collection}
            mayChange={mayChange}
          />
          <TemplatesPanel key={keyOf(collection.templates)} collection={collection} mayChange={mayChange} />
          <VocabularyPanel key={keyOf(collection.vocabulary)} collection={collection} mayChange={mayChange} />
          {seesLabelSets && <LabelSetsPanel key={`labels ${name}`} collection={name} mayChange={mayChange} />}
          {seesPolicies && <PoliciesPanel key={`policies ${name}`} collection={name} mayChange={mayChange} />}
        </div>
      )}
    </>
  );
}

function DeleteCollection({ name }: { name: string }) {
  const [asked, setAsked] = useState(false);
  const [, navigate] = useLocation();
  const deletion = useCollectionDeletion(name);
  const words = collectionsStrings;
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsked(true)}>
        {words.deleteCollection}
      </button>
      {asked && (
        <ConfirmDialog
          title={words.deleteTitle(name)}
          consequence={words.deleteConsequence}
          confirm={words.deleteCollection}
          phrase={name}
          running={deletion.isPending}
          problem={problemIn(deletion)}
          onConfirm={() => deletion.mutate(undefined, { onSuccess: () => navigate('/operate/collections') })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
