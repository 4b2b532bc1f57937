import { useLabelSetChange, useLabelSetDeletion, useLabelSets } from '../../shared/use-label-sets.js';
import { collectionsStrings } from '../../strings/collections.js';
import { LabelSetDialog } from './label-set-dialog.js';
import { NamedPanel } from './named-panel.js';

/** The label sets of a collection: what its pictures are tagged with. */
export function LabelSetsPanel({ collection, mayChange }: { collection: string; mayChange: boolean }) {
  const words = collectionsStrings.labelSets;
  return (
    <NamedPanel
      words={words}
      items={useLabelSets(collection)}
      change={useLabelSetChange(collection)}
      deletion={useLabelSetDeletion(collection)}
      mayChange={mayChange}
      detailOf={({ labels }) => labels.map(({ name }) => name).join(', ')}
      noteOf={({ labels, tagging, cut }) => words.note(labels.length, tagging ? cut : null)}
      dialog={(props) => <LabelSetDialog {...props} />}
    />
  );
}
