import type { Job } from '../../api/api-types.js';
import { jobsStrings } from '../../strings/jobs.js';
import { TimeAgo } from '../time-ago.js';

export function JobRow({ job }: { job: Job }) {
  const { kind, collection, state, done, total, rate, etaSeconds, problem } = job;
  const words = jobsStrings;
  const title = words.title(kind, collection);
  const isLive = state === 'waiting' || state === 'running';
  const facts = [words.done(done, total)];
  if (rate > 0) facts.push(words.rate(rate));
  if (etaSeconds !== null) facts.push(words.eta(etaSeconds));
  return (
    <li className="row">
      <div className="row-text">
        <p className="row-title">{title}</p>
        {isLive && (
          <progress
            className="bar"
            aria-label={words.progress(title)}
            value={done}
            max={Math.max(1, total)}
          />
        )}
        <p className="quiet">
          {facts.join(' · ')} · <TimeAgo at={job.finishedAt ?? job.createdAt} />
        </p>
        {problem && <p className="job-problem">{words.heldUp(problem.detail)}</p>}
      </div>
      <span className={`badge ${state}`}>{words.states[state]}</span>
    </li>
  );
}
