import { Link } from 'wouter';
import { operateStrings } from '../strings/operate.js';

/** Says that pictures are being judged again, and where to see how far that is; nothing without a job. */
export function JobNotice({ jobId }: { jobId: string | null | undefined }) {
  return (
    <p role="status" className="job-notice">
      {jobId && (
        <>
          {operateStrings.judging} <Link href="/operate/jobs">{operateStrings.parts.jobs}</Link>
        </>
      )}
    </p>
  );
}
