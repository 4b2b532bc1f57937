import { Dialog } from '@base-ui/react/dialog';
import { useRef, useState } from 'react';
import type { NewKey } from '../../api/api-types.js';
import { keysStrings } from '../../strings/keys.js';

type SecretDialogProps = {
  apiKey: NewKey;
  /** Whether this browser goes on with it. */
  isOwn: boolean;
  onClose: () => void;
};

/** Shows a secret this once. A press beside it does not close it. */
export function SecretDialog({ apiKey, isOwn, onClose }: SecretDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const words = keysStrings;
  const copy = async () => {
    field.current?.select();
    // Browsers have no clipboard for pages that did not come over TLS or from this machine.
    const isCopied = await Promise.resolve(navigator.clipboard?.writeText(apiKey.key)).then(
      () => navigator.clipboard !== undefined,
      () => false,
    );
    setCopied(isCopied);
  };
  return (
    <Dialog.Root open disablePointerDismissal onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog editor">
          <Dialog.Title className="dialog-title">{words.secretTitle(apiKey.name)}</Dialog.Title>
          <Dialog.Description>
            {words.secretHint} {isOwn && words.secretUsed}
          </Dialog.Description>
          <div className="secret">
            <input
              ref={field}
              className="input"
              readOnly
              value={apiKey.key}
              aria-label={words.secret}
              onFocus={({ target }) => target.select()}
            />
            <button type="button" className="button" onClick={() => void copy()}>
              {words.copy}
            </button>
          </div>
          <p role="status" className="quiet">
            {copied === true && words.copied}
            {copied === false && words.copyByHand}
          </p>
          <div className="dialog-actions">
            <Dialog.Close className="button primary">{words.done}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
