import { useState } from 'react';
import { problemIn } from '../../api/api-problem.js';
import type { Collection, FieldType } from '../../api/api-types.js';
import { Icon } from '../../shared/icon.js';
import { collectionsStrings } from '../../strings/collections.js';
import { SettingsPanel } from './settings-panel.js';
import { useCollectionChange } from './use-collection-change.js';

type FieldsPanelProps = { collection: Collection; mayChange: boolean };

const TYPES = Object.keys(collectionsStrings.fields.types) as FieldType[];

/** The metadata fields that filters may use. A field that is there keeps its type. */
export function FieldsPanel({ collection, mayChange }: FieldsPanelProps) {
  const present = collection.fields;
  const [fields, setFields] = useState(present.map(({ name, type }) => ({ name, type })));
  const change = useCollectionChange(collection.name);
  const words = collectionsStrings.fields;
  const stored = JSON.stringify(present.map(({ name, type }) => ({ name, type })));
  const setField = (index: number, part: Partial<(typeof fields)[number]>) =>
    setFields(fields.map((field, other) => (other === index ? { ...field, ...part } : field)));
  return (
    <SettingsPanel
      title={words.title}
      hint={words.hint}
      mayChange={mayChange}
      changed={JSON.stringify(fields) !== stored}
      running={change.isPending}
      problem={problemIn(change)}
      onSave={() => change.mutate({ fields })}
      onDiscard={() => setFields(JSON.parse(stored) as typeof fields)}
    >
      {fields.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="field-rows">
        {fields.map(({ name, type }, index) => {
          const known = present.find((field) => field.name === name && field.type === type);
          const isFixed = index < present.length && known !== undefined;
          return (
            <li key={index} className="field-row">
              <input
                className="input"
                value={name}
                readOnly={isFixed}
                aria-label={words.nameOf(index + 1)}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onChange={({ target }) => setField(index, { name: target.value })}
              />
              <select
                className="input"
                value={type}
                disabled={isFixed}
                aria-label={words.typeOf(index + 1)}
                onChange={({ target }) => setField(index, { type: target.value as FieldType })}
              >
                {TYPES.map((one) => (
                  <option key={one} value={one}>
                    {words.types[one]}
                  </option>
                ))}
              </select>
              {known?.building && <span className="badge running">{words.building}</span>}
              {mayChange && (
                <button
                  type="button"
                  className="icon-button"
                  aria-label={words.remove(name)}
                  title={words.remove(name)}
                  onClick={() => setFields(fields.filter((_, other) => other !== index))}
                >
                  <Icon name="close" />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {mayChange && (
        <button
          type="button"
          className="button small"
          onClick={() => setFields([...fields, { name: '', type: 'keyword' }])}
        >
          <Icon name="add" />
          {words.add}
        </button>
      )}
    </SettingsPanel>
  );
}
