import { usePolicies, usePolicyChange, usePolicyDeletion } from '../../shared/use-policies.js';
import { collectionsStrings } from '../../strings/collections.js';
import { NamedPanel } from './named-panel.js';
import { PolicyDialog } from './policy-dialog.js';

/** The policies of a collection: what its pictures may not show, in words. */
export function PoliciesPanel({ collection, mayChange }: { collection: string; mayChange: boolean }) {
  const words = collectionsStrings.policies;
  return (
    <NamedPanel
      words={words}
      items={usePolicies(collection)}
      change={usePolicyChange(collection)}
      deletion={usePolicyDeletion(collection)}
      mayChange={mayChange}
      detailOf={({ prohibited }) => prohibited.join(', ')}
      noteOf={({ action, threshold }) => words.note(action, threshold)}
      dialog={(props) => <PolicyDialog {...props} />}
    />
  );
}
