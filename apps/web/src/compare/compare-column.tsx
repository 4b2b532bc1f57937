import { Link } from 'wouter';
import { imageLabel } from '../shared/image-label.js';
import { Picture } from '../shared/picture.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { startAddress, writeAddress } from '../search/address.js';
import { compareStrings } from '../strings/compare.js';
import { resultsStrings } from '../strings/results.js';
import { shellStrings } from '../strings/shell.js';
import type { Column } from './use-comparison.js';

type CompareColumnProps = {
  collection: string;
  column: Column;
  isEnsemble: boolean;
  /** The pictures that no other column has. */
  own: ReadonlySet<string>;
  held: string | null;
  onHold: (id: string | null) => void;
};

/** What one wording finds, or all of them together. */
export function CompareColumn({ collection, column, isEnsemble, own, held, onHold }: CompareColumnProps) {
  const { answer, problem, again } = column;
  const [text = '', ...phrasings] = column.wordings;
  const words = compareStrings;
  const address = { ...startAddress(collection), text, phrasings };
  const title = isEnsemble ? words.ensemble : text;
  return (
    <section className={isEnsemble ? 'column ensemble' : 'column'} aria-label={title}>
      <header className="column-head">
        <h2 className="column-title" title={isEnsemble ? words.ensembleHint : title}>
          <Link href={writeAddress(address)}>{title}</Link>
        </h2>
        <p className="quiet">
          {answer?.verdict && `${words.verdict[answer.verdict]} · `}
          {answer && words.onlyHereCount(own.size)}
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} onRetry={again} recovers />}
      {!answer && !problem && <p className="quiet">{shellStrings.loading}</p>}
      <ol className="column-hits">
        {answer?.hits.map((hit) => (
          <li key={hit.id} className={hit.id === held ? 'column-hit held' : 'column-hit'}>
            <Link
              href={writeAddress({ ...address, image: hit.id })}
              data-picture={hit.id}
              onMouseEnter={() => onHold(hit.id)}
              onMouseLeave={() => onHold(null)}
              onFocus={() => onHold(hit.id)}
              onBlur={() => onHold(null)}
            >
              <Picture link={hit.thumbnailUrl} alt="" loading="lazy" />
              <span className="column-hit-text">
                <span className="column-hit-label">
                  {hit.rank}. {imageLabel(hit, resultsStrings.unnamed)}
                </span>
                <span className="quiet">
                  {hit.probability !== null && resultsStrings.percent(hit.probability)}
                  {own.has(hit.id) && <span className="only-here">{words.onlyHere}</span>}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
