import { uploadsStrings } from '../strings/uploads.js';
import type { UploadCounts } from './upload-counts.js';
import type { Uploads } from './use-uploads.js';

type UploadSummaryProps = {
  counts: UploadCounts;
  uploads: Pick<Uploads, 'holdup' | 'retryAll' | 'clear'>;
};

/** How far all uploads are together, what holds them up, and what can be done with all of them. */
export function UploadSummary({ counts, uploads: { holdup, retryAll, clear } }: UploadSummaryProps) {
  const words = uploadsStrings;
  const { total, finished, bytes, sentBytes, retryable } = counts;
  return (
    <header className="upload-summary">
      <h2>
        <span role="status">{words.heading(finished, total)}</span>
      </h2>
      <div className="upload-summary-actions">
        {retryable > 0 && (
          <button type="button" className="button small" onClick={retryAll}>
            {words.retryAll}
          </button>
        )}
        {finished > 0 && (
          <button type="button" className="button small" onClick={clear}>
            {words.clear}
          </button>
        )}
      </div>
      {bytes > 0 && (
        <p className="upload-sent">
          <progress className="bar" aria-label={words.sentLabel} value={sentBytes} max={bytes} />
          {words.sent(sentBytes, bytes)}
        </p>
      )}
      {holdup && (
        <p className="upload-holdup" role="alert">
          {words.held(holdup.detail ?? holdup.title)}
        </p>
      )}
    </header>
  );
}
