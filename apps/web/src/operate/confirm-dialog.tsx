import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState, type FormEvent } from 'react';
import type { Problem } from '../api/api-problem.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { operateStrings } from '../strings/operate.js';
import { shellStrings } from '../strings/shell.js';

type ConfirmDialogProps = {
  title: string;
  /** What will be so afterwards. */
  consequence: string;
  confirm: string;
  /** What has to be typed first, where much would be lost. */
  phrase?: string;
  running: boolean;
  problem: Problem | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, consequence, confirm, phrase, running, problem, onConfirm, onClose } = props;
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog-title">{title}</AlertDialog.Title>
          <AlertDialog.Description>{consequence}</AlertDialog.Description>
          <form className="dialog-form" onSubmit={submit}>
            {phrase !== undefined && (
              <label className="field">
                {operateStrings.typeToConfirm(phrase)}
                <input
                  className="input"
                  value={typed}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={({ target }) => setTyped(target.value)}
                />
              </label>
            )}
            {problem && <ProblemNotice problem={problem} />}
            <div className="dialog-actions">
              <AlertDialog.Close className="button">{shellStrings.cancel}</AlertDialog.Close>
              <button
                type="submit"
                className="button danger"
                disabled={running || (phrase !== undefined && typed !== phrase)}
              >
                {confirm}
              </button>
            </div>
          </form>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
