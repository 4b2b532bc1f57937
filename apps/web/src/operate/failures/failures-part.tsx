import { problemIn } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { collectionIn } from '../../shared/use-collection.js';
import { useQueryString } from '../../shared/use-query-string.js';
import { failuresStrings } from '../../strings/failures.js';
import { operateStrings } from '../../strings/operate.js';
import { PagedRows } from '../paged-rows.js';
import { PartHeader } from '../part-header.js';
import { useMay } from '../use-access.js';
import { FailedImageRow } from './failed-image-row.js';
import { FailureReasons } from './failure-reasons.js';
import { useFailedImages, useFailureReasons, useFailuresAsTheyHappen, useRetry } from './use-failures.js';
import './failures-part.css';

/** What could not be indexed, by reason, and the ways back to work. */
export function FailuresPart() {
  const query = useQueryString();
  const collection = collectionIn(query);
  const reason = new URLSearchParams(query).get('reason');
  useFailuresAsTheyHappen(collection);
  const reasons = useFailureReasons(collection);
  const images = useFailedImages(collection, reason);
  const retry = useRetry(collection);
  const mayRetry = useMay({ scopes: ['write'] });
  const words = failuresStrings;
  const problem = problemIn(reasons);
  const hasFailures = reasons.data !== undefined && reasons.data.length > 0;
  return (
    <>
      <PartHeader title={operateStrings.parts.failures} intro={words.intro(collection)}>
        {mayRetry && hasFailures && (
          <button
            type="button"
            className="button small"
            disabled={retry.isPending}
            onClick={() => retry.mutate('all')}
          >
            {words.retryAll}
          </button>
        )}
      </PartHeader>
      <p role="status">{retry.data !== undefined && words.retried(retry.data)}</p>
      {retry.isError && <ProblemNotice problem={problemIn(retry)!} />}
      {problem && <ProblemNotice problem={problem} onRetry={() => void reasons.refetch()} recovers />}
      {hasFailures && (
        <FailureReasons
          collection={collection}
          reasons={reasons.data}
          chosen={reason}
          onRetry={mayRetry ? (code) => retry.mutate({ code }) : undefined}
        />
      )}
      {!problem && (
        <PagedRows
          list={images}
          label={words.images}
          empty={reason === null ? words.none : words.noneOf}
          row={(image) => (
            <FailedImageRow
              key={image.id}
              image={image}
              onRetry={mayRetry ? () => retry.mutate({ id: image.id }) : undefined}
            />
          )}
        />
      )}
    </>
  );
}
