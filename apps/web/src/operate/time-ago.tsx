import { timeStrings } from '../strings/time.js';

/** A time as people say it; exactly, when it is pointed at. */
export function TimeAgo({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString()}>
      {timeStrings.ago(Date.now() - date.getTime()) ?? date.toLocaleDateString()}
    </time>
  );
}
