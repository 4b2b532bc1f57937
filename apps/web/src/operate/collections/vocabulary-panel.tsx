import { useState } from 'react';
import { problemIn } from '../../api/api-problem.js';
import type { Collection } from '../../api/api-types.js';
import { TextArea } from '../../form/text-area.js';
import { collectionsStrings } from '../../strings/collections.js';
import { areLines, readEntries, writeEntries } from './entries.js';
import { SettingsPanel } from './settings-panel.js';
import { useCollectionChange } from './use-collection-change.js';

/** Words of a collection's own, with other words for the same. */
export function VocabularyPanel({ collection, mayChange }: { collection: Collection; mayChange: boolean }) {
  const entries = collection.vocabulary.map(({ term, phrases }) => ({ name: term, phrases }));
  const stored = writeEntries(entries);
  const isText = areLines(entries);
  const [text, setText] = useState(stored);
  const change = useCollectionChange(collection.name);
  const words = collectionsStrings.vocabulary;
  const save = () => {
    const vocabulary = readEntries(text).map(({ name, phrases }) => ({ term: name, phrases }));
    change.mutate({ vocabulary });
  };
  return (
    <SettingsPanel
      title={words.title}
      hint={isText ? words.hint : collectionsStrings.notLines}
      mayChange={mayChange && isText}
      changed={text !== stored}
      running={change.isPending}
      problem={problemIn(change)}
      onSave={save}
      onDiscard={() => setText(stored)}
    >
      <TextArea label={words.field} hint={words.fieldHint} rows={4} value={text} onChange={setText} />
    </SettingsPanel>
  );
}
