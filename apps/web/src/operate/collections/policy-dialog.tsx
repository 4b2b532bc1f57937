import { useState } from 'react';
import type { Policy, PolicyBody } from '../../api/api-types.js';
import { Choice } from '../../form/choice.js';
import { linesOf } from '../../form/lines.js';
import { RangeField } from '../../form/range-field.js';
import { TextArea } from '../../form/text-area.js';
import { collectionsStrings } from '../../strings/collections.js';
import { NamedEditor } from './named-editor.js';
import type { NamedDialogProps } from './named-panel.js';

const NEW = { prohibited: [], allowed: [], threshold: 0.7, action: 'flag' as const };

/** Makes a policy or changes one. */
export function PolicyDialog(props: NamedDialogProps<Policy, PolicyBody>) {
  const start = props.item ?? NEW;
  const [prohibited, setProhibited] = useState(start.prohibited.join('\n'));
  const [allowed, setAllowed] = useState(start.allowed.join('\n'));
  const [threshold, setThreshold] = useState(start.threshold);
  const [action, setAction] = useState<Policy['action']>(start.action);
  const words = collectionsStrings.policies;
  const read = () => ({
    prohibited: linesOf(prohibited),
    allowed: linesOf(allowed),
    threshold,
    action,
  });
  return (
    <NamedEditor {...props} words={words} read={read}>
      <TextArea
        label={words.prohibited}
        hint={words.prohibitedHint}
        rows={3}
        value={prohibited}
        onChange={setProhibited}
      />
      <TextArea
        label={words.allowed}
        hint={words.allowedHint}
        rows={3}
        value={allowed}
        onChange={setAllowed}
      />
      <RangeField
        label={words.threshold}
        value={threshold}
        min={0.01}
        max={1}
        step={0.01}
        format={collectionsStrings.percent}
        onChange={setThreshold}
      />
      <div className="field">
        <Choice label={words.action} value={action} options={words.actions} onChoose={setAction} />
        <span className="field-hint">{words.actionHints[action]}</span>
      </div>
    </NamedEditor>
  );
}
