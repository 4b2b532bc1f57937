import { useState } from 'react';
import { Icon } from '../shared/icon.js';
import { uploadsStrings } from '../strings/uploads.js';
import { isFinished, type Upload } from './upload-queue.js';
import { UploadRow } from './upload-row.js';
import type { Uploads } from './use-uploads.js';
import './upload-tray.css';

/** The uploads of this visit, in a corner of the page; nothing while there are none. */
export function UploadTray({
  uploads,
  onOpen,
}: {
  uploads: Uploads;
  onOpen: (upload: Upload, image: string) => void;
}) {
  const [collapsed, setCollapsed] = useState(false);
  const { list, retry, clear } = uploads;
  if (list.length === 0) return null;

  const words = uploadsStrings;
  const done = list.filter(isFinished).length;
  const toggleLabel = collapsed ? words.expand : words.collapse;
  return (
    <section className="tray" aria-label={words.region}>
      <header className="tray-header">
        <h2>
          <span role="status">{words.heading(done, list.length)}</span>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label={toggleLabel}
          title={toggleLabel}
          aria-expanded={!collapsed}
          onClick={() => setCollapsed(!collapsed)}
        >
          <Icon name={collapsed ? 'up' : 'down'} />
        </button>
        {done === list.length && (
          <button
            type="button"
            className="icon-button"
            aria-label={words.close}
            title={words.close}
            onClick={clear}
          >
            <Icon name="close" />
          </button>
        )}
      </header>
      {!collapsed && (
        <ul className="tray-list">
          {list.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onOpen={(image) => onOpen(upload, image)}
              onRetry={() => retry(upload.key)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
