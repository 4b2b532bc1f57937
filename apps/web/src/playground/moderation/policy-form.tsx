import type { FormEvent } from 'react';
import type { Policy } from '../../api/api-types.js';
import { moderationStrings } from '../../strings/moderation.js';
import { Choice } from '../../form/choice.js';
import { FormEnd } from '../form-end.js';
import { RangeField } from '../../form/range-field.js';
import { TextArea } from '../../form/text-area.js';
import { TextField } from '../../form/text-field.js';
import type { PolicyDraft } from './policy-draft.js';

export type ModerationDraft = PolicyDraft & { text: string };

type PolicyFormProps = {
  draft: ModerationDraft;
  /** Policies of the collection to begin with. */
  policies: readonly Policy[];
  onChange: (draft: ModerationDraft) => void;
  onAsk: () => void;
};

/** A draft of a policy, and a text to try it on. */
export function PolicyForm({ draft, policies, onChange, onAsk }: PolicyFormProps) {
  const words = moderationStrings;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk();
  };
  const load = ({ prohibited, allowed, threshold, action }: Policy) =>
    onChange({
      ...draft,
      prohibited: prohibited.join('\n'),
      allowed: allowed.join('\n'),
      threshold,
      action,
    });
  return (
    <form className="trial-form" onSubmit={submit}>
      {policies.length > 0 && (
        <div className="policy-load" role="group" aria-label={words.load}>
          <span className="quiet" aria-hidden="true">
            {words.load}
          </span>
          {policies.map((policy) => (
            <button key={policy.name} type="button" className="text-button" onClick={() => load(policy)}>
              {policy.name}
            </button>
          ))}
        </div>
      )}
      <TextArea
        label={words.prohibited}
        hint={words.prohibitedHint}
        value={draft.prohibited}
        rows={3}
        onChange={(prohibited) => onChange({ ...draft, prohibited })}
      />
      <TextArea
        label={words.allowed}
        hint={words.allowedHint}
        value={draft.allowed}
        rows={3}
        onChange={(allowed) => onChange({ ...draft, allowed })}
      />
      <RangeField
        label={words.threshold}
        value={draft.threshold}
        min={0.05}
        max={0.99}
        step={0.01}
        format={(threshold) => `${Math.round(threshold * 100)} %`}
        onChange={(threshold) => onChange({ ...draft, threshold })}
      />
      <div className="field">
        <span>{words.action}</span>
        <Choice
          label={words.action}
          value={draft.action}
          options={words.actions}
          onChoose={(action) => onChange({ ...draft, action })}
        />
        <span className="field-hint">{words.actionHint[draft.action]}</span>
      </div>
      <TextField label={words.text} value={draft.text} onChange={(text) => onChange({ ...draft, text })} />
      <FormEnd submit={words.submit} />
    </form>
  );
}
