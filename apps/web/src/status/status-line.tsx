import { useProgress } from '../events/use-progress.js';
import { statusStrings } from '../strings/status.js';
import './status-line.css';

/** How far the indexing of a collection has come; nothing while there is nothing to index. */
export function StatusLine({ collection }: { collection: string }) {
  const progress = useProgress(collection);
  if (!progress || progress.pending === 0) return null;
  const { pending, indexed, ratePerSecond, etaSeconds } = progress;
  const words = statusStrings;
  const parts = [words.indexing(pending)];
  if (ratePerSecond > 0) parts.push(words.rate(ratePerSecond));
  if (etaSeconds !== null) parts.push(words.eta(etaSeconds));
  return (
    <div className="status-line">
      <span>{parts.join(' · ')}</span>
      <progress className="bar" aria-label={words.progressLabel} value={indexed} max={pending + indexed} />
    </div>
  );
}
