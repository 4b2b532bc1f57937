import { useState } from 'react';
import { problemIn } from '../../api/api-problem.js';
import type { Collection } from '../../api/api-types.js';
import { linesOf } from '../../form/lines.js';
import { TextArea } from '../../form/text-area.js';
import { collectionsStrings } from '../../strings/collections.js';
import { SettingsPanel } from './settings-panel.js';
import { useCollectionChange } from './use-collection-change.js';

/** What short prompts are put into; nothing means the templates of the model. */
export function TemplatesPanel({ collection, mayChange }: { collection: Collection; mayChange: boolean }) {
  const stored = (collection.templates ?? []).join('\n');
  const [text, setText] = useState(stored);
  const change = useCollectionChange(collection.name);
  const words = collectionsStrings.templates;
  const templates = linesOf(text);
  return (
    <SettingsPanel
      title={words.title}
      hint={words.hint}
      mayChange={mayChange}
      changed={text !== stored}
      running={change.isPending}
      problem={problemIn(change)}
      onSave={() => change.mutate({ templates: templates.length === 0 ? null : templates })}
      onDiscard={() => setText(stored)}
    >
      <TextArea label={words.field} hint={words.fieldHint} rows={4} value={text} onChange={setText} />
    </SettingsPanel>
  );
}
