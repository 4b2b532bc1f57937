import type { FormEvent } from 'react';
import { problemIn } from '../../api/api-problem.js';
import { CheckField } from '../../form/check-field.js';
import { Choice } from '../../form/choice.js';
import { TextArea } from '../../form/text-area.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { useLabelSets } from '../../shared/use-label-sets.js';
import { classifyStrings } from '../../strings/classify.js';
import { FormEnd } from '../form-end.js';
import { TemperatureField } from '../temperature-field.js';
import type { ClassifyDraft } from './classify-request.js';

type ClassifyFormProps = {
  collection: string;
  draft: ClassifyDraft;
  onChange: (draft: ClassifyDraft) => void;
  onAsk: () => void;
};

/** What no label set can be called: names are not empty. */
const TYPED = '';

/** Labels, typed or of a stored set, and how they are compared. */
export function ClassifyForm({ collection, draft, onChange, onAsk }: ClassifyFormProps) {
  const { labelSet, labels, noneOfThese, temperature } = draft;
  const sets = useLabelSets(collection);
  const problem = problemIn(sets);
  const words = classifyStrings;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk();
  };
  return (
    <form className="trial-form" onSubmit={submit}>
      {problem && <ProblemNotice problem={problem} onRetry={() => void sets.refetch()} recovers />}
      {sets.data && sets.data.length > 0 && (
        <Choice
          label={words.source}
          value={labelSet ?? TYPED}
          options={{
            [TYPED]: words.typed,
            ...Object.fromEntries(sets.data.map(({ name }) => [name, words.labelSet(name)])),
          }}
          onChoose={(chosen) => onChange({ ...draft, labelSet: chosen === TYPED ? null : chosen })}
        />
      )}
      {labelSet === null ? (
        <TextArea
          label={words.labels}
          hint={words.labelsHint}
          value={labels}
          rows={7}
          onChange={(typed) => onChange({ ...draft, labels: typed })}
        />
      ) : (
        <p className="quiet">
          {sets.data
            ?.find(({ name }) => name === labelSet)
            ?.labels.map(({ name }) => name)
            .join(', ')}
        </p>
      )}
      <FormEnd submit={words.submit}>
        <CheckField
          label={words.noneOfThese}
          checked={noneOfThese}
          onChange={(checked) => onChange({ ...draft, noneOfThese: checked })}
        />
        <TemperatureField
          value={temperature}
          onChange={(value) => onChange({ ...draft, temperature: value })}
        />
      </FormEnd>
    </form>
  );
}
