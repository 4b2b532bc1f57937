import { Checkbox } from '@base-ui/react/checkbox';
import { Dialog } from '@base-ui/react/dialog';
import { useState, useSyncExternalStore, type FormEvent } from 'react';
import { apiKey } from '../api/api-key.js';
import { Icon } from '../shared/icon.js';
import { shellStrings } from '../strings/shell.js';

/** Asks for an API key when the service does, or when its owner wants to change it. */
export function KeyDialog() {
  const { asked } = useSyncExternalStore(apiKey.subscribe, apiKey.snapshot);
  const [typed, setTyped] = useState('');
  const [remember, setRemember] = useState(false);

  const words = shellStrings.key;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    apiKey.use(typed.trim(), remember);
    setTyped('');
  };
  return (
    <Dialog.Root open={asked !== null} onOpenChange={(open) => !open && apiKey.dismiss()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">{words.title}</Dialog.Title>
          <Dialog.Description className="quiet">{asked !== null && words.why[asked]}</Dialog.Description>
          <form className="dialog-form" onSubmit={submit}>
            <label className="field">
              {words.field}
              <input
                className="input"
                type="password"
                value={typed}
                autoComplete="off"
                spellCheck={false}
                aria-describedby="key-hint"
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
            <p id="key-hint" className="quiet">
              {words.hint}
            </p>
            <label className="check">
              <Checkbox.Root className="checkbox" checked={remember} onCheckedChange={setRemember}>
                <Checkbox.Indicator className="checkbox-mark">
                  <Icon name="done" />
                </Checkbox.Indicator>
              </Checkbox.Root>
              {words.remember}
            </label>
            <div className="dialog-actions">
              <Dialog.Close className="button">{shellStrings.cancel}</Dialog.Close>
              <button type="submit" className="button primary">
                {words.use}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
