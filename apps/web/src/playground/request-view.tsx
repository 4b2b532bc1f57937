import { useRef, useState, useSyncExternalStore } from 'react';
import { apiKey } from '../api/api-key.js';
import { Icon } from '../shared/icon.js';
import { playgroundStrings } from '../strings/playground.js';
import { curlOf } from './curl.js';
import type { TriedRequest } from './tried-request.js';
import './request-view.css';

/** The request behind what is shown, to be sent from elsewhere. */
export function RequestView({ request }: { request: TriedRequest }) {
  const { key } = useSyncExternalStore(apiKey.subscribe, apiKey.snapshot);
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState<string | null>(null);
  const code = useRef<HTMLPreElement>(null);
  const command = curlOf(request, { origin: window.location.origin, withKey: key !== null });
  const words = playgroundStrings.request;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(command);
      setCopied(command);
    } catch {
      // Browsers keep the clipboard from pages that came over plain HTTP from another machine.
      setOpen(true);
      requestAnimationFrame(() => code.current && window.getSelection()?.selectAllChildren(code.current));
    }
  };
  return (
    <div className="request">
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <code>
            {request.method} {request.path}
          </code>
        </summary>
        <pre ref={code} tabIndex={0} aria-label={words.label}>
          {command}
        </pre>
      </details>
      <button type="button" className="button small" onClick={() => void copy()}>
        <Icon name={copied === command ? 'done' : 'similar'} />
        {copied === command ? words.copied : words.copy}
      </button>
    </div>
  );
}
