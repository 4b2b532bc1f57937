import type { SearchAnswer } from '../api/api-types.js';
import { Link } from 'wouter';
import { writeComparison } from '../compare/comparison-address.js';
import { compareStrings } from '../strings/compare.js';
import { resultsStrings } from '../strings/results.js';
import type { Address } from './address.js';
import { remedyOf } from './remedies.js';
import { keyOf, toggleMode, unwantedIn } from './negatives.js';

type ResultsSummaryProps = {
  address: Address;
  answer: SearchAnswer;
  searching: boolean;
  /** Whether the pictures are not shown, because none of them seems to be a match. */
  folded: boolean;
  onFold: () => void;
  onSearch: (address: Address) => void;
  onEdit: () => void;
};

/** What was searched, what was left out, and what the reader should know before trusting the order. */
export function ResultsSummary(props: ResultsSummaryProps) {
  const { address, answer, searching, folded, onFold, onSearch, onEdit } = props;
  const words = resultsStrings;
  const { query, excluded, verdict, hits } = answer;
  const left = excluded.byNegative.filter(({ count }) => count > 0);
  return (
    <div className="summary">
      <div className="summary-line" role="status">
        <h1 className="summary-title">{titleOf(address, answer)}</h1>
        <span className="quiet">{searching ? words.searching : words.took(answer.tookMs.total)}</span>
        {query.positive !== null && (
          <Link className="text-button quiet" href={comparisonOf(address, query.positive)}>
            {compareStrings.title}
          </Link>
        )}
        {left.map((negative) => {
          const { text, count } = negative;
          const unwanted = unwantedIn(negative);
          return (
            <span key={keyOf(unwanted)} className="summary-left-out">
              {text === null ? words.hiddenCopies(count) : words.hidden(count, text)}{' '}
              <button
                type="button"
                className="text-button"
                aria-label={text === null ? words.showHiddenCopies : words.showHiddenOf(text)}
                onClick={() => onSearch(toggleMode(address, query, unwanted))}
              >
                {words.showHidden}
              </button>
            </span>
          );
        })}
      </div>
      {hits.length === 0 && <Note title={words.none} detail={words.noneAdvice} />}
      {hits.length > 0 && verdict === 'none' && (
        <Note
          title={words.verdictNone}
          detail={words.verdictNoneAdvice}
          action={{
            label: folded ? words.showClosest : words.hideClosest,
            onChoose: onFold,
            expanded: !folded,
          }}
        />
      )}
      {hits.length > 0 && verdict === 'weak' && (
        <Note title={words.verdictWeak} detail={words.verdictWeakAdvice} />
      )}
      {query.notices.length > 0 && (
        <ul className="notices" aria-label={words.notices}>
          {query.notices.map((notice) => {
            const remedy = remedyOf(notice, address, query);
            return (
              <li key={notice.code + notice.message} className="notice">
                <span>{notice.message}</span>
                {!remedy && <span>{notice.remedy}</span>}
                {remedy && (
                  <button
                    type="button"
                    className="text-button"
                    onClick={() => (remedy.address ? onSearch(remedy.address) : onEdit())}
                  >
                    {remedy.label}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** The page that compares the wordings of a search, with the first field for another one. */
function comparisonOf({ collection, phrasings }: Address, positive: string): string {
  return writeComparison({ collection, wordings: [positive, ...phrasings] });
}

function titleOf({ like }: Address, { query: { positive } }: SearchAnswer): string {
  if (like === null) return resultsStrings.nearestTo(positive ?? '');
  return positive === null ? resultsStrings.nearestToPicture : resultsStrings.nearestToBoth(positive);
}

type NoteProps = {
  title: string;
  detail: string;
  action?: { label: string; onChoose: () => void; expanded: boolean };
};

function Note({ title, detail, action }: NoteProps) {
  return (
    <div className="note">
      <p>
        <strong>{title}</strong> {detail}
      </p>
      {action && (
        <button
          type="button"
          className="button small"
          aria-expanded={action.expanded}
          onClick={action.onChoose}
        >
          {action.label}
        </button>
      )}
    </div>
  );
}
