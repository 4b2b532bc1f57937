import { useState } from 'react';
import type { LabelSet, LabelSetBody } from '../../api/api-types.js';
import { CheckField } from '../../form/check-field.js';
import { linesOf } from '../../form/lines.js';
import { RangeField } from '../../form/range-field.js';
import { TextArea } from '../../form/text-area.js';
import { TextField } from '../../form/text-field.js';
import { collectionsStrings } from '../../strings/collections.js';
import { EditorDialog } from '../editor-dialog.js';
import { areLines, entryOfLabel, labelOfEntry, readEntries, writeEntries } from './entries.js';
import type { NamedDialogProps } from './named-panel.js';

const NEW = { name: '', labels: [], contrast: [], templates: null, tagging: true, cut: 0.5 };

/** Makes a label set or changes one. */
export function LabelSetDialog({
  item,
  running,
  problem,
  onSave,
  onClose,
}: NamedDialogProps<LabelSet, LabelSetBody>) {
  const start = item ?? NEW;
  const entries = start.labels.map(entryOfLabel);
  const [name, setName] = useState(start.name);
  const [labels, setLabels] = useState(writeEntries(entries));
  const [contrast, setContrast] = useState(start.contrast.join('\n'));
  const [templates, setTemplates] = useState((start.templates ?? []).join('\n'));
  const [tagging, setTagging] = useState(start.tagging);
  const [cut, setCut] = useState(start.cut);
  const words = collectionsStrings.labelSets;
  const save = () => {
    const own = linesOf(templates);
    onSave(name.trim(), {
      // Labels that lines cannot hold are kept as they are.
      labels: areLines(entries) ? readEntries(labels).map(labelOfEntry) : start.labels,
      contrast: linesOf(contrast),
      templates: own.length === 0 ? null : own,
      tagging,
      cut,
    });
  };
  return (
    <EditorDialog
      title={item ? words.editTitle(item.name) : words.newTitle}
      hint={words.hint}
      save={collectionsStrings.save}
      running={running}
      problem={problem}
      onSave={save}
      onClose={onClose}
    >
      {!item && (
        <TextField
          label={collectionsStrings.name}
          hint={collectionsStrings.nameHint}
          value={name}
          onChange={setName}
        />
      )}
      {areLines(entries) ? (
        <TextArea label={words.labels} hint={words.labelsHint} rows={5} value={labels} onChange={setLabels} />
      ) : (
        <p className="quiet">{collectionsStrings.notLines}</p>
      )}
      <TextArea
        label={words.contrast}
        hint={words.contrastHint}
        rows={2}
        value={contrast}
        onChange={setContrast}
      />
      <TextArea
        label={words.templates}
        hint={words.templatesHint}
        rows={2}
        value={templates}
        onChange={setTemplates}
      />
      <CheckField label={words.tagging} checked={tagging} onChange={setTagging} />
      <RangeField
        label={words.cut}
        value={cut}
        min={0.01}
        max={1}
        step={0.01}
        format={collectionsStrings.percent}
        onChange={setCut}
      />
    </EditorDialog>
  );
}
