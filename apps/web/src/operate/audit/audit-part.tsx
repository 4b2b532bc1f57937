import { answerOf, api } from '../../api/api-client.js';
import type { AuditEntry } from '../../api/api-types.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { usePagedList } from '../../shared/use-paged-list.js';
import { auditStrings } from '../../strings/audit.js';
import { operateStrings } from '../../strings/operate.js';
import { shellStrings } from '../../strings/shell.js';
import { PartHeader } from '../part-header.js';
import { TimeAgo } from '../time-ago.js';
import './audit-part.css';

/** What admins and moderators did. */
export function AuditPart() {
  const { items, problem, hasMore, more, running, again } = usePagedList({
    queryKey: ['audit'],
    read: (cursor, signal) => answerOf(api.GET('/v1/audit', { params: { query: cursor }, signal })),
  });
  const words = auditStrings;
  return (
    <>
      <PartHeader title={operateStrings.parts.audit} intro={words.intro} />
      {problem && <ProblemNotice problem={problem} onRetry={again} recovers />}
      {!items && !problem && <p className="quiet">{shellStrings.loading}</p>}
      {items?.length === 0 && <p className="nothing">{words.none}</p>}
      {items && items.length > 0 && <AuditTable entries={items} />}
      {hasMore && (
        <button type="button" className="button more" disabled={running} onClick={more}>
          {shellStrings.showMore}
        </button>
      )}
    </>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const words = auditStrings;
  return (
    // Wider than a phone: it is moved sideways, also by keyboard.
    <div className="audit" role="region" aria-label={words.table} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.action}</th>
            <th scope="col">{words.target}</th>
            <th scope="col">{words.key}</th>
            <th scope="col">{words.request}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, action, target, keyName, requestId }) => (
            <tr key={id}>
              <td className="audit-time">
                <TimeAgo at={at} />
              </td>
              <td>
                <code>{action}</code>
              </td>
              <td className="audit-target">{target}</td>
              <td className="audit-key">{keyName ?? <span className="quiet">{words.withoutKey}</span>}</td>
              <td>
                <code className="quiet">{requestId}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
