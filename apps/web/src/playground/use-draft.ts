import { useState } from 'react';

/** What was typed into the playground, by the name of its form. It lasts as long as this visit. */
const drafts = new Map<string, unknown>();

/** State that is still there when its tab is visited again. */
export function useDraft<Draft>(name: string, initial: Draft): [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(() => (drafts.get(name) as Draft | undefined) ?? initial);
  return [
    draft,
    (next) => {
      drafts.set(name, next);
      setDraft(next);
    },
  ];
}
