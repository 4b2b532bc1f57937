import type { FormEvent } from 'react';
import { captionsStrings } from '../../strings/captions.js';
import { Choice } from '../../form/choice.js';
import { TextArea } from '../../form/text-area.js';
import { FormEnd } from '../form-end.js';
import { TemperatureField } from '../temperature-field.js';
import type { CaptionsDraft } from './captions-request.js';

type CaptionsFormProps = {
  draft: CaptionsDraft;
  onChange: (draft: CaptionsDraft) => void;
  onAsk: () => void;
};

/** Captions to rank: a template's, a list's, or a caption with alternatives for its parts. */
export function CaptionsForm({ draft, onChange, onAsk }: CaptionsFormProps) {
  const words = captionsStrings;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk();
  };
  return (
    <form className="trial-form" onSubmit={submit}>
      <Choice
        label={words.mode}
        value={draft.mode}
        options={words.modes}
        onChoose={(mode) => onChange({ ...draft, mode })}
      />
      {draft.mode === 'template' && (
        <TextArea
          label={words.template}
          hint={words.templateHint}
          value={draft.template}
          rows={3}
          onChange={(template) => onChange({ ...draft, template })}
        />
      )}
      {draft.mode === 'candidates' && (
        <TextArea
          label={words.candidates}
          hint={words.candidatesHint}
          value={draft.candidates}
          rows={6}
          onChange={(candidates) => onChange({ ...draft, candidates })}
        />
      )}
      {draft.mode === 'refine' && (
        <>
          <label className="field">
            {words.caption}
            <input
              className="input"
              value={draft.caption}
              autoComplete="off"
              onChange={({ target }) => onChange({ ...draft, caption: target.value })}
            />
          </label>
          <TextArea
            label={words.alternatives}
            hint={words.alternativesHint}
            value={draft.alternatives}
            rows={4}
            onChange={(alternatives) => onChange({ ...draft, alternatives })}
          />
        </>
      )}
      <FormEnd submit={words.submit}>
        <TemperatureField
          value={draft.temperature}
          onChange={(temperature) => onChange({ ...draft, temperature })}
        />
      </FormEnd>
    </form>
  );
}
