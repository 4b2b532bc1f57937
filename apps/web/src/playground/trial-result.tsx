import type { ReactNode } from 'react';
import type { Notice } from '../api/api-types.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { useSlow } from '../shared/use-slow.js';
import { problemStrings } from '../strings/problem.js';
import { shellStrings } from '../strings/shell.js';
import { RequestView } from './request-view.js';
import type { TriedRequest } from './tried-request.js';
import type { Trial } from './use-trial.js';

type TrialResultProps<Answer> = {
  label: string;
  trial: Trial<Answer>;
  request: TriedRequest | null;
  children: (answer: Answer) => ReactNode;
};

/** What a request was answered, or why not, and the request itself. */
export function TrialResult<Answer extends object>({
  label,
  trial,
  request,
  children,
}: TrialResultProps<Answer>) {
  const { answer, running, problem, again } = trial;
  const slow = useSlow(running);
  const isStale = running && answer !== null;
  return (
    <section
      className={isStale ? 'trial-result waiting' : 'trial-result'}
      aria-label={label}
      aria-busy={running}
    >
      {problem && <ProblemNotice problem={problem} onRetry={again} recovers />}
      {slow && <p role="status">{problemStrings.slow}</p>}
      {!answer && running && <p className="quiet">{shellStrings.loading}</p>}
      {answer && children(answer)}
      {answer && 'notices' in answer && <Notices notices={answer.notices as Notice[]} />}
      {request && <RequestView request={request} />}
    </section>
  );
}

function Notices({ notices }: { notices: Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <ul className="trial-notices">
      {notices.map(({ code, message, remedy }) => (
        <li key={code + message}>
          {message} {remedy}
        </li>
      ))}
    </ul>
  );
}
