import type { SearchAnswer } from '../api/api-types.js';
import { strings } from '../strings.js';

/** The notice that negatives were found in the text. */
const SHOWN_AS_CHIPS = 'negation_parsed';

/** What was searched, what was left out, and what the reader should know before trusting the order. */
export function ResultsSummary({ answer, searching }: { answer: SearchAnswer; searching: boolean }) {
  const words = strings.results;
  const { query, excluded, verdict, hits } = answer;
  return (
    <div className="summary">
      <div className="summary-line" role="status">
        <h2>
          {words.nearestTo} “{query.positive}”
        </h2>
        <span className="quiet">{searching ? words.searching : words.took(answer.tookMs.total)}</span>
        {excluded.count > 0 && (
          <span className="summary-left-out">
            {words.leftOut(
              excluded.count,
              excluded.byNegative.filter(({ count }) => count > 0).map(({ text }) => text),
            )}
          </span>
        )}
      </div>
      {hits.length === 0 && <Note title={words.none} detail={words.noneAdvice} />}
      {hits.length > 0 && verdict === 'none' && (
        <Note title={words.verdictNone} detail={words.verdictNoneAdvice} />
      )}
      {hits.length > 0 && verdict === 'weak' && (
        <Note title={words.verdictWeak} detail={words.verdictWeakAdvice} />
      )}
      {query.truncated && <Note detail={words.truncated} />}
      {query.notices
        .filter(({ code }) => code !== SHOWN_AS_CHIPS)
        .map(({ code, message }) => (
          <Note key={code + message} detail={message} />
        ))}
    </div>
  );
}

function Note({ title, detail }: { title?: string; detail: string }) {
  return (
    <p className="summary-note">
      {title && <strong>{title} </strong>}
      {detail}
    </p>
  );
}
