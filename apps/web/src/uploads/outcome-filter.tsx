import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { uploadsStrings } from '../strings/uploads.js';
import { OUTCOMES, type Outcome, type UploadCounts } from './upload-counts.js';

type OutcomeFilterProps = {
  counts: UploadCounts;
  shown: Outcome | 'all';
  onShow: (outcome: Outcome | 'all') => void;
};

/** Which of the files the list shows, with how many there are of each sort. */
export function OutcomeFilter({ counts, shown, onShow }: OutcomeFilterProps) {
  const words = uploadsStrings;
  const choices = (['all', ...OUTCOMES] as const).map((outcome) => ({
    outcome,
    count: outcome === 'all' ? counts.total : counts[outcome],
  }));
  return (
    <ToggleGroup
      className="outcomes"
      aria-label={words.outcomesLabel}
      value={[shown]}
      onValueChange={([chosen]) => onShow((chosen as Outcome | undefined) ?? 'all')}
    >
      {choices.map(({ outcome, count }) => (
        <Toggle key={outcome} value={outcome} className={`outcome ${outcome}`}>
          {words.outcomes[outcome]} <span className="outcome-count">{count.toLocaleString('en')}</span>
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
