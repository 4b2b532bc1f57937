import { Link } from 'wouter';
import { problemIn } from '../api/api-problem.js';
import { FailedImageRow } from '../operate/failures/failed-image-row.js';
import { useFailedImages, useFailuresAsTheyHappen, useRetry } from '../operate/failures/use-failures.js';
import { PagedRows } from '../operate/paged-rows.js';
import { useMay } from '../operate/use-access.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { pageLink } from '../shared/use-collection.js';
import { uploadsStrings } from '../strings/uploads.js';
import type { Upload } from './upload-queue.js';

type EarlierFailuresProps = { collection: string; uploads: readonly Upload[] };

/** Pictures that failed and are not in the list of this visit, which a reload forgets; nothing where there are none. */
export function EarlierFailures({ collection, uploads }: EarlierFailuresProps) {
  useFailuresAsTheyHappen(collection);
  const images = useFailedImages(collection, null);
  const retry = useRetry(collection);
  const mayRetry = useMay({ scopes: ['write'] });
  const words = uploadsStrings.earlier;
  const ofVisit = new Set(uploads.flatMap(({ state }) => ('id' in state ? [state.id] : [])));
  const items = images.items?.filter(({ id }) => !ofVisit.has(id)) ?? null;
  const problem = problemIn(retry);
  if (!problem && !images.hasMore && (items === null || items.length === 0)) return null;
  return (
    <section className="uploads-earlier" aria-label={words.title}>
      <header className="section-header">
        <h2>{words.title}</h2>
        <div className="upload-summary-actions">
          <Link className="button small" href={pageLink('/operate/failures', collection)}>
            {words.byReason}
          </Link>
          {mayRetry && (
            <button
              type="button"
              className="button small"
              disabled={retry.isPending}
              onClick={() => retry.mutate('all')}
            >
              {uploadsStrings.retryAll}
            </button>
          )}
        </div>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      <PagedRows
        list={{ ...images, items }}
        label={words.title}
        empty={words.none}
        row={(image) => (
          <FailedImageRow
            key={image.id}
            image={image}
            onRetry={mayRetry ? () => retry.mutate({ id: image.id }) : undefined}
          />
        )}
      />
    </section>
  );
}
