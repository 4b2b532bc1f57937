import type { ServiceStatus } from '../api/api-types.js';
import { statusStrings } from '../strings/status.js';
import './status-line.css';

/** How far indexing has come; nothing while there is nothing to index. */
export function StatusLine({ status: { images, indexing } }: { status: ServiceStatus }) {
  if (images.pending === 0) return null;
  const words = statusStrings;
  const total = images.pending + images.indexed;
  const parts = [words.indexing(images.pending)];
  if (indexing) parts.push(words.rate(indexing.ratePerSecond));
  if (indexing && indexing.etaSeconds !== null) parts.push(words.eta(indexing.etaSeconds));
  return (
    <div className="status-line">
      <span>{parts.join(' · ')}</span>
      <progress className="bar" aria-label={words.progressLabel} value={images.indexed} max={total} />
    </div>
  );
}
