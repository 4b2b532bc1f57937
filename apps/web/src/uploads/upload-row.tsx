import { Icon } from '../shared/icon.js';
import { uploadsStrings } from '../strings/uploads.js';
import type { Upload, UploadState } from './upload-queue.js';
import { usePreview } from './use-preview.js';

type UploadRowProps = { upload: Upload; onOpen: (image: string) => void; onRetry: () => void };

export function UploadRow({ upload: { file, state }, onOpen, onRetry }: UploadRowProps) {
  const preview = usePreview(file);
  const words = uploadsStrings;
  return (
    <div className={`upload ${state.name}`}>
      {preview.broken ? (
        <span className="upload-preview">
          <Icon name="picture" />
        </span>
      ) : (
        <img className="upload-preview" src={preview.url} alt="" onError={preview.onError} />
      )}
      <div className="upload-text">
        <span className="upload-name" title={file.name}>
          {file.name}
        </span>
        <span className="upload-state">{describe(state)}</span>
        {state.name === 'uploading' && (
          <progress className="bar" aria-label={words.progress(file.name)} value={state.share} max={1} />
        )}
        {state.name === 'indexing' && <progress className="bar" aria-label={words.progress(file.name)} />}
      </div>
      {(state.name === 'indexed' || state.name === 'duplicate') && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.open(file.name)}
          title={words.open(file.name)}
          onClick={() => onOpen(state.id)}
        >
          <Icon name={state.name === 'indexed' ? 'done' : 'picture'} />
        </button>
      )}
      {(state.name === 'broken' || state.name === 'failed') && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.retry(file.name)}
          title={words.retry(file.name)}
          onClick={onRetry}
        >
          <Icon name="retry" />
        </button>
      )}
    </div>
  );
}

function describe(state: UploadState): string {
  const words = uploadsStrings;
  switch (state.name) {
    case 'waiting':
      return words.waiting;
    case 'uploading':
      return words.uploading(state.share);
    case 'indexing':
      return words.indexing;
    case 'indexed':
      return words.indexed;
    case 'duplicate':
      return words.duplicate;
    case 'failed':
      return words.failed(state.reason);
    case 'rejected':
      return words.rejected(state.reason);
    case 'broken':
      return words.broken(state.reason);
  }
}
