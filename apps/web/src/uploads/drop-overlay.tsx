import { Icon } from '../shared/icon.js';
import { uploadsStrings } from '../strings/uploads.js';
import './drop-overlay.css';

/** Covers the page while files are held over it. */
export function DropOverlay() {
  return (
    <div className="drop-overlay" aria-hidden="true">
      <Icon name="add" />
      {uploadsStrings.dropOverlay}
    </div>
  );
}
