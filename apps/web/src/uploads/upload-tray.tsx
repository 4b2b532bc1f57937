import { useState } from 'react';
import { Link } from 'wouter';
import { Icon } from '../shared/icon.js';
import { pageLink, useCollection } from '../shared/use-collection.js';
import { uploadsStrings } from '../strings/uploads.js';
import { UPLOADS_PATH } from './uploads-path.js';
import { isFinished, type Upload } from './upload-queue.js';
import { UploadList } from './upload-list.js';
import type { Uploads } from './use-uploads.js';
import './upload-tray.css';

/** The uploads of this visit, in a corner of the page; nothing while there are none. */
export function UploadTray({
  uploads,
  onOpen,
}: {
  uploads: Omit<Uploads, 'add'>;
  onOpen: (upload: Upload, image: string) => void;
}) {
  const [collapsed, setCollapsed] = useState(false);
  const collection = useCollection();
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
        <Link
          className="icon-button"
          href={pageLink(UPLOADS_PATH, collection)}
          aria-label={words.toPage}
          title={words.toPage}
        >
          <Icon name="upload" />
        </Link>
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
      {!collapsed && <UploadList uploads={list} label={words.list} onOpen={onOpen} onRetry={retry} />}
    </section>
  );
}
