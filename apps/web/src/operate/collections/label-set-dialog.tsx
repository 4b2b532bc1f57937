import { useState } from 'react';
import type { LabelSet, LabelSetBody } from '../../api/api-types.js';
import { CheckField } from '../../form/check-field.js';
import { linesOf } from '../../form/lines.js';
import { RangeField } from '../../form/range-field.js';
import { TextArea } from '../../form/text-area.js';
import { collectionsStrings } from '../../strings/collections.js';
import { areLines, entryOfLabel, labelOfEntry, readEntries, writeEntries } from './entries.js';
import { NamedEditor } from './named-editor.js';
import type { NamedDialogProps } from './named-panel.js';

const NEW = { labels: [], contrast: [], templates: null, tagging: true, cut: 0.5 };

/** Makes a label set or changes one. */
export function LabelSetDialog(props: NamedDialogProps<LabelSet, LabelSetBody>) {
  const start = props.item ?? NEW;
  const entries = start.labels.map(entryOfLabel);
  const [labels, setLabels] = useState(writeEntries(entries));
  const [contrast, setContrast] = useState(start.contrast.join('\n'));
  const [templates, setTemplates] = useState((start.templates ?? []).join('\n'));
  const [tagging, setTagging] = useState(start.tagging);
  const [cut, setCut] = useState(start.cut);
  const words = collectionsStrings.labelSets;
  const read = () => {
    const own = linesOf(templates);
    return {
      // Labels that lines cannot hold are kept as they are.
      labels: areLines(entries) ? readEntries(labels).map(labelOfEntry) : start.labels,
      contrast: linesOf(contrast),
      templates: own.length === 0 ? null : own,
      tagging,
      cut,
    };
  };
  return (
    <NamedEditor {...props} words={words} read={read}>
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
    </NamedEditor>
  );
}
