import { useEffect, useId, useMemo, useState } from 'react';
import type { Collection, Metadata } from '../api/api-types.js';
import { useCollectionRecord } from '../shared/use-collection-record.js';
import { uploadsStrings } from '../strings/uploads.js';
import { isMisfit, metadataOf, type BatchEntries } from './batch-metadata.js';

type Field = Collection['fields'][number];

/** A form of the fields that the collection declares: what is true of all pictures of a batch. */
export function BatchDetails({
  collection,
  onChange,
}: {
  collection: string;
  onChange: (metadata: Metadata) => void;
}) {
  const { data: record } = useCollectionRecord(collection);
  const [entries, setEntries] = useState<BatchEntries>({});
  const metadata = useMemo(() => metadataOf(entries, record?.fields ?? []), [entries, record]);
  useEffect(() => {
    onChange(metadata);
    // What cannot be seen any more does not hold any more.
    return () => onChange({});
  }, [metadata, onChange]);

  const words = uploadsStrings;
  if (!record) return null;
  return (
    <fieldset className="batch">
      <legend>{words.details}</legend>
      <p className="quiet">{record.fields.length === 0 ? words.detailsNone : words.detailsHint}</p>
      <div className="batch-fields">
        {record.fields.map((field) => (
          <BatchField
            key={field.name}
            field={field}
            entry={entries[field.name] ?? ''}
            onChange={(entry) => setEntries({ ...entries, [field.name]: entry })}
          />
        ))}
      </div>
    </fieldset>
  );
}

const INPUTS = { keyword: 'text', integer: 'number', number: 'number', datetime: 'datetime-local' } as const;

type BatchFieldProps = { field: Field; entry: string; onChange: (entry: string) => void };

function BatchField({ field: { name, type }, entry, onChange }: BatchFieldProps) {
  const hint = useId();
  const words = uploadsStrings;
  const misfit = isMisfit(entry, type);
  return (
    <div className="field">
      <label className="field">
        {name}
        {type === 'boolean' ? (
          <select className="input" value={entry} onChange={({ target }) => onChange(target.value)}>
            <option value="">{words.choice.none}</option>
            <option value="true">{words.choice.yes}</option>
            <option value="false">{words.choice.no}</option>
          </select>
        ) : (
          <input
            className="input"
            type={INPUTS[type]}
            step={type === 'number' ? 'any' : undefined}
            value={entry}
            autoComplete="off"
            aria-invalid={misfit}
            aria-describedby={misfit ? hint : undefined}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </label>
      {misfit && (
        <p id={hint} className="batch-misfit">
          {words.misfits[type]}
        </p>
      )}
    </div>
  );
}
