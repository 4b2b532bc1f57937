import type { ImageRecord } from '../../api/api-types.js';
import { failuresStrings } from '../../strings/failures.js';
import { RowButton } from '../row-button.js';
import { TimeAgo } from '../time-ago.js';

type FailedImageRowProps = { image: ImageRecord; onRetry: (() => void) | undefined };

export function FailedImageRow({ image, onRetry }: FailedImageRowProps) {
  const words = failuresStrings;
  const { fileName, failure, createdAt } = image;
  return (
    <li className="row">
      <div className="row-text">
        <p className="row-title">{fileName}</p>
        {failure && <p>{failure.detail}</p>}
        <p className="quiet">
          {failure &&
            `${words.byCode[failure.code] ?? failure.code} · ${words.attempts(failure.attempts)} · `}
          <TimeAgo at={createdAt} />
        </p>
      </div>
      {onRetry && <RowButton word={words.retry} name={words.retryOne(fileName)} onPress={onRetry} />}
    </li>
  );
}
