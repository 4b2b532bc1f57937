import { useEffect, useState } from 'react';
import { apiKey } from '../api/api-key.js';
import { recoversAfter, type Problem } from '../api/api-problem.js';
import { problemStrings } from '../strings/problem.js';
import { shellStrings } from '../strings/shell.js';
import { Icon } from './icon.js';
import './problem-notice.css';

type ProblemNoticeProps = {
  problem: Problem;
  onRetry?: () => void;
  /** Whether the page asks again by itself where that makes sense, as every query does. */
  recovers?: boolean;
};

/** What went wrong, what to do about it, and the way to try again. */
export function ProblemNotice({ problem, onRetry, recovers = false }: ProblemNoticeProps) {
  const { byCode, byStatus, reference, enterKey } = problemStrings;
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div className="problem-text">
        <strong>{problem.title}</strong>
        {problem.detail && <p>{problem.detail}</p>}
        {problem.errors?.map(({ pointer, detail }) => (
          <p key={pointer + detail}>
            <code>{pointer}</code> {detail}
          </p>
        ))}
        <p>{byCode[problem.code] ?? byStatus(problem.status)}</p>
        {recovers && <Recovery problem={problem} />}
        {problem.requestId && <p className="quiet">{reference(problem.requestId)}</p>}
      </div>
      <div className="problem-actions">
        {problem.status === 401 && (
          <button type="button" className="button" onClick={() => apiKey.open()}>
            {enterKey}
          </button>
        )}
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            {shellStrings.tryAgain}
          </button>
        )}
      </div>
    </div>
  );
}

/** Counts down to when the page asks again by itself. */
function Recovery({ problem }: { problem: Problem }) {
  const wait = recoversAfter(problem);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (wait === false) return;
    const until = Date.now() + wait;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [wait, problem]);
  return wait === false ? null : (
    <p className="quiet" aria-live="off">
      {problemStrings.again(left)}
    </p>
  );
}
