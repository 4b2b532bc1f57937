import type { FormEvent, ReactNode } from 'react';
import type { Problem } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { collectionsStrings } from '../../strings/collections.js';

type SettingsPanelProps = {
  title: string;
  hint: string;
  /** Whether the viewer may change it; else it is shown as it is. */
  mayChange: boolean;
  changed: boolean;
  running: boolean;
  problem: Problem | null;
  onSave: () => void;
  onDiscard: () => void;
  children: ReactNode;
};

/** One setting of a collection, changed by itself. */
export function SettingsPanel(props: SettingsPanelProps) {
  const { title, hint, mayChange, changed, running, problem, onSave, onDiscard, children } = props;
  const words = collectionsStrings;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form className="panel" aria-label={title} onSubmit={submit}>
      <div>
        <h2>{title}</h2>
        <p className="quiet">{hint}</p>
      </div>
      <fieldset className="plain" disabled={!mayChange}>
        {children}
      </fieldset>
      {problem && <ProblemNotice problem={problem} />}
      {mayChange && (
        <div className="dialog-actions">
          <button type="button" className="button small" disabled={!changed} onClick={onDiscard}>
            {words.discard}
          </button>
          <button type="submit" className="button small primary" disabled={!changed || running}>
            {words.save}
          </button>
        </div>
      )}
    </form>
  );
}
