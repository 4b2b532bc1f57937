import { useState } from 'react';
import type { Problem } from '../../api/api-problem.js';
import type { NewKeyBody, Scope } from '../../api/api-types.js';
import { CheckField } from '../../form/check-field.js';
import { TextField } from '../../form/text-field.js';
import { useCollections } from '../../shared/use-collections.js';
import { keysStrings } from '../../strings/keys.js';
import { EditorDialog } from '../editor-dialog.js';

type NewKeyDialogProps = {
  /** Whether there is no key yet. */
  isFirst: boolean;
  running: boolean;
  problem: Problem | null;
  onSave: (body: NewKeyBody) => void;
  onClose: () => void;
};

const SCOPES = Object.keys(keysStrings.scopeNames) as Scope[];

const toggled = <Value,>(chosen: Value[], value: Value, isChosen: boolean): Value[] =>
  isChosen ? [...chosen, value] : chosen.filter((other) => other !== value);

export function NewKeyDialog({ isFirst, running, problem, onSave, onClose }: NewKeyDialogProps) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>([isFirst ? 'admin' : 'search']);
  const [limits, setLimits] = useState<string[]>([]);
  const { data: collections = [] } = useCollections();
  const words = keysStrings;
  const save = () => onSave({ name: name.trim(), scopes, collections: limits.length === 0 ? null : limits });
  return (
    <EditorDialog
      title={words.newTitle}
      hint={isFirst ? words.firstHint : words.newHint}
      save={words.create}
      running={running}
      problem={problem}
      onSave={save}
      onClose={onClose}
    >
      <TextField label={words.name} hint={words.nameHint} value={name} onChange={setName} />
      <fieldset className="checks">
        <legend>{words.scopes}</legend>
        {SCOPES.map((scope) => (
          <CheckField
            key={scope}
            label={words.scopeNames[scope]}
            checked={scopes.includes(scope)}
            onChange={(isChosen) => setScopes(toggled(scopes, scope, isChosen))}
          />
        ))}
      </fieldset>
      {!isFirst && (
        <fieldset className="checks">
          <legend>{words.limit}</legend>
          <p className="quiet">{words.limitHint}</p>
          {collections.map((collection) => (
            <CheckField
              key={collection.name}
              label={collection.name}
              checked={limits.includes(collection.name)}
              onChange={(isChosen) => setLimits(toggled(limits, collection.name, isChosen))}
            />
          ))}
        </fieldset>
      )}
    </EditorDialog>
  );
}
