import { Link } from 'wouter';
import { imageLabel } from '../../shared/image-label.js';
import { Picture } from '../../shared/picture.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { startAddress, writeAddress } from '../../search/address.js';
import { playgroundStrings } from '../../strings/playground.js';
import { resultsStrings } from '../../strings/results.js';
import { shellStrings } from '../../strings/shell.js';
import { typicalityStrings } from '../../strings/typicality.js';
import { RequestView } from '../request-view.js';
import { PAGE, useLeastTypical } from './use-least-typical.js';

/** The images that the model should be believed the least about. */
export function LeastTypical({ collection }: { collection: string }) {
  const { items, problem, again, more, hasMore } = useLeastTypical(collection);
  const words = typicalityStrings;
  return (
    <section className="trial-result" aria-label={words.least}>
      <h2>{words.least}</h2>
      {problem && <ProblemNotice problem={problem} onRetry={again} recovers />}
      {items?.length === 0 && <p>{words.none}</p>}
      <ul className="thumbnails" aria-label={words.least}>
        {items?.map((image) => {
          const label = imageLabel(image, resultsStrings.unnamed);
          return (
            <li key={image.id}>
              <Link
                className="thumbnail"
                href={writeAddress({ ...startAddress(collection), image: image.id })}
                title={label}
              >
                <Picture link={image.links.thumbnail} alt={label} loading="lazy" />
                <span className="thumbnail-note">
                  {image.typicality !== null && playgroundStrings.percent(image.typicality)}
                  {image.flags.includes('atypical') && <span className="flagged">{words.flagged}</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {hasMore && (
        <button type="button" className="button small typicality-more" onClick={more}>
          {shellStrings.showMore}
        </button>
      )}
      <RequestView
        request={{
          method: 'GET',
          path: `/v1/collections/${collection}/images?sort=typicality&limit=${PAGE}`,
        }}
      />
    </section>
  );
}
