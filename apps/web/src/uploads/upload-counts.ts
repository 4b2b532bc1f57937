import { isFinished, type Upload, type UploadState } from './upload-queue.js';

/** How people sort uploads: what still goes on, what needs them, and what is there. */
export const OUTCOMES = ['underway', 'failed', 'done'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const OUTCOME_OF: Record<UploadState['name'], Outcome> = {
  waiting: 'underway',
  uploading: 'underway',
  indexing: 'underway',
  indexed: 'done',
  duplicate: 'done',
  failed: 'failed',
  rejected: 'failed',
  broken: 'failed',
};

export const outcomeOf = ({ state }: Upload): Outcome => OUTCOME_OF[state.name];

export type UploadCounts = Record<Outcome, number> & {
  total: number;
  finished: number;
  /** Those that another attempt may help. */
  retryable: number;
  /** Of the files that are sent at all. */
  bytes: number;
  sentBytes: number;
};

export function countUploads(uploads: readonly Upload[]): UploadCounts {
  const counts = {
    total: uploads.length,
    finished: 0,
    retryable: 0,
    underway: 0,
    failed: 0,
    done: 0,
    bytes: 0,
    sentBytes: 0,
  };
  for (const upload of uploads) {
    const { state, file } = upload;
    counts[outcomeOf(upload)] += 1;
    if (isFinished(upload)) counts.finished += 1;
    if (state.name === 'broken' || state.name === 'failed') counts.retryable += 1;
    if (state.name === 'rejected' || state.name === 'broken') continue;
    counts.bytes += file.size;
    if (state.name === 'uploading') counts.sentBytes += state.share * file.size;
    else if (state.name !== 'waiting') counts.sentBytes += file.size;
  }
  return counts;
}

/** What needs somebody first, then what goes on, in the order in which it is sent, then what is done. */
export function byInterest(uploads: readonly Upload[]): Upload[] {
  const named = (...names: UploadState['name'][]) =>
    uploads.filter(({ state }) => names.includes(state.name));
  return [
    ...named('broken', 'failed', 'rejected'),
    ...named('uploading').reverse(),
    ...named('indexing').reverse(),
    ...named('waiting').reverse(),
    ...named('indexed', 'duplicate'),
  ];
}
