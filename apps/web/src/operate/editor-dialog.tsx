import { Dialog } from '@base-ui/react/dialog';
import type { FormEvent, ReactNode } from 'react';
import type { Problem } from '../api/api-problem.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { shellStrings } from '../strings/shell.js';

type EditorDialogProps = {
  title: string;
  hint: string;
  save: string;
  running: boolean;
  problem: Problem | null;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form in a dialog. What the service does not accept is said in it, and what was typed stays. */
export function EditorDialog(props: EditorDialogProps) {
  const { title, hint, save, running, problem, onSave, onClose, children } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog editor">
          <div>
            <Dialog.Title className="dialog-title">{title}</Dialog.Title>
            <Dialog.Description className="quiet">{hint}</Dialog.Description>
          </div>
          <form className="dialog-form" onSubmit={submit}>
            {children}
            {problem && <ProblemNotice problem={problem} />}
            <div className="dialog-actions">
              <Dialog.Close className="button">{shellStrings.cancel}</Dialog.Close>
              <button type="submit" className="button primary" disabled={running}>
                {save}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
