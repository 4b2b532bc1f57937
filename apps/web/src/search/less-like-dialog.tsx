import { Dialog } from '@base-ui/react/dialog';
import { useState, type FormEvent } from 'react';
import type { Hit } from '../api/api-types.js';
import { Picture } from '../shared/picture.js';
import { resultsStrings } from '../strings/results.js';
import { shellStrings } from '../strings/shell.js';
import { wordsAbout } from './words-about.js';

type LessLikeDialogProps = { hit: Hit; onChoose: (text: string) => void; onClose: () => void };

/** Turns a picture that is not wanted into words to avoid: those that are known about it, or others. */
export function LessLikeDialog({ hit, onChoose, onClose }: LessLikeDialogProps) {
  const [typed, setTyped] = useState('');
  const words = resultsStrings.lessLike;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onChoose(typed.trim());
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <div className="less-like-head">
            <Picture className="less-like-picture" link={hit.thumbnailUrl} alt="" />
            <div>
              <Dialog.Title className="dialog-title">{words.title}</Dialog.Title>
              <Dialog.Description className="quiet">{words.hint}</Dialog.Description>
            </div>
          </div>
          <div className="less-like-words">
            {wordsAbout(hit).map((text) => (
              <button key={text} type="button" className="button small" onClick={() => onChoose(text)}>
                {text}
              </button>
            ))}
          </div>
          <form className="dialog-form" onSubmit={submit}>
            <label className="field">
              {words.field}
              <input
                className="input"
                value={typed}
                autoComplete="off"
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
            <div className="dialog-actions">
              <Dialog.Close className="button">{shellStrings.cancel}</Dialog.Close>
              <button type="submit" className="button primary" disabled={typed.trim() === ''}>
                {words.submit}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
