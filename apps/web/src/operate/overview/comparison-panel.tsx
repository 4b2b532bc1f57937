import type { DisagreementKind, ServiceStatus } from '../../api/api-types.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { overviewStrings } from '../../strings/overview.js';
import { TimeAgo } from '../time-ago.js';
import { useMay } from '../use-access.js';
import { useComparison } from './use-comparison.js';

type Findings = Pick<
  NonNullable<ServiceStatus['comparison']>,
  'found' | 'repair' | 'repaired' | 'finishedAt'
>;

/** What the last full comparison of the stores has found, and the way to make one. */
export function ComparisonPanel({ last }: { last: ServiceStatus['comparison'] }) {
  const mayCompare = useMay({ scopes: [], concernsAll: true });
  const { comparison, running, problem, request } = useComparison(last?.id ?? null, mayCompare);
  const words = overviewStrings.comparison;
  const shown: Findings | null = comparison?.state === 'finished' ? comparison : last;
  return (
    <section className="panel wide" aria-busy={running}>
      <header className="section-header">
        <h2>{words.title}</h2>
        {mayCompare && (
          <div className="part-actions">
            <button type="button" className="button small" disabled={running} onClick={() => request(false)}>
              {words.compare}
            </button>
            <button type="button" className="button small" disabled={running} onClick={() => request(true)}>
              {words.repair}
            </button>
          </div>
        )}
      </header>
      <p className="quiet">{words.intro}</p>
      {problem && <ProblemNotice problem={problem} />}
      <div role="status">
        {running && <p>{words.running}</p>}
        {!running && (shown ? <Outcome findings={shown} /> : <p>{words.never}</p>)}
      </div>
      {!running && comparison && comparison.examples.length > 0 && (
        <details>
          <summary>{words.examples}</summary>
          <ul className="examples">
            {comparison.examples.map(({ kind, subject }) => (
              <li key={kind + subject}>
                {words.kinds[kind]} <code>{subject}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Outcome({ findings: { found, repair, repaired, finishedAt } }: { findings: Findings }) {
  const words = overviewStrings.comparison;
  const kinds = Object.entries(found) as [DisagreementKind, number][];
  return (
    <>
      {finishedAt !== null && (
        <p>
          {words.last} <TimeAgo at={finishedAt} />. {kinds.length === 0 && words.agree}
        </p>
      )}
      {kinds.length > 0 && (
        <>
          <table className="table" aria-label={words.found}>
            <tbody>
              {kinds.map(([kind, count]) => (
                <tr key={kind}>
                  <th scope="row">{words.kinds[kind]}</th>
                  <td>{overviewStrings.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{repair ? words.repaired(repaired) : words.notRepaired}</p>
        </>
      )}
    </>
  );
}
