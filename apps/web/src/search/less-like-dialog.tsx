import { Dialog } from '@base-ui/react/dialog';
import { useState, type FormEvent } from 'react';
import type { Hit } from '../api/api-types.js';
import { Picture } from '../shared/picture.js';
import { resultsStrings } from '../strings/results.js';
import { shellStrings } from '../strings/shell.js';
import type { Unwanted } from './address.js';
import { wordsAbout } from './words-about.js';

type LessLikeDialogProps = { hit: Hit; onChoose: (unwanted: Unwanted) => void; onClose: () => void };

/** What not to see of a picture: what looks like it, or what words say that are known about it, or others. */
export function LessLikeDialog({ hit, onChoose, onClose }: LessLikeDialogProps) {
  const [typed, setTyped] = useState('');
  const words = resultsStrings.lessLike;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onChoose({ text: typed.trim() });
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
          <button type="button" className="button primary" onClick={() => onChoose({ image: hit.id })}>
            {words.picture}
          </button>
          <div className="less-like-words" role="group" aria-label={words.words}>
            {wordsAbout(hit).map((text) => (
              <button key={text} type="button" className="button small" onClick={() => onChoose({ text })}>
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
              <button type="submit" className="button" disabled={typed.trim() === ''}>
                {words.submit}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
