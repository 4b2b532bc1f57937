import type { Problem } from '../api/api-types.js';
import { strings } from '../strings.js';
import { Icon } from './icon.js';
import './problem-notice.css';

/** What went wrong, what to do about it, and the way to try again. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { byCode, byStatus, reference } = strings.problem;
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div className="problem-text">
        <strong>{problem.title}</strong>
        {problem.detail && <p>{problem.detail}</p>}
        {problem.errors?.map(({ pointer, detail }) => (
          <p key={pointer + detail}>{detail}</p>
        ))}
        <p>{byCode[problem.code] ?? byStatus(problem.status)}</p>
        {problem.requestId && <p className="quiet">{reference(problem.requestId)}</p>}
      </div>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {strings.tryAgain}
        </button>
      )}
    </div>
  );
}
