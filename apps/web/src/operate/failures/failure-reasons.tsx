import { Link } from 'wouter';
import { Icon } from '../../shared/icon.js';
import { pageLink } from '../../shared/use-collection.js';
import { failuresStrings } from '../../strings/failures.js';

type FailureReasonsProps = {
  collection: string;
  reasons: readonly { code: string; count: number }[];
  chosen: string | null;
  onRetry: ((code: string) => void) | undefined;
};

/** The reasons with their counts: each narrows the list to its pictures, or puts them back to work. */
export function FailureReasons({ collection, reasons, chosen, onRetry }: FailureReasonsProps) {
  const words = failuresStrings;
  const all = pageLink('/operate/failures', collection);
  const linkTo = (code: string) =>
    `${all}${all.includes('?') ? '&' : '?'}${new URLSearchParams({ reason: code })}`;
  return (
    <nav className="reasons" aria-label={words.reasons}>
      <Link className="reason" href={all} aria-current={chosen === null ? 'true' : undefined}>
        {words.all}
      </Link>
      {reasons.map(({ code, count }) => {
        const name = words.byCode[code] ?? code;
        return (
          <span key={code} className="reason-with-retry">
            <Link className="reason" href={linkTo(code)} aria-current={chosen === code ? 'true' : undefined}>
              {name} <span className="count">{words.count(count)}</span>
            </Link>
            {onRetry && (
              <button
                type="button"
                className="icon-button"
                aria-label={words.retryReason(name)}
                title={words.retryReason(name)}
                onClick={() => onRetry(code)}
              >
                <Icon name="retry" />
              </button>
            )}
          </span>
        );
      })}
    </nav>
  );
}
