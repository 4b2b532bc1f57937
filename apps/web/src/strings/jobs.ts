import type { Job } from '../api/api-types.js';
import { grouped } from './counts.js';
import { statusStrings } from './status.js';

export const jobsStrings = {
  intro: 'Work in the background: what was changed is applied to the pictures that are there.',
  none: 'There has been no such work yet.',
  kinds: { evaluation: 'Tags and policies' } satisfies Record<Job['kind'], string>,
  title: (kind: Job['kind'], collection: string) => `${jobsStrings.kinds[kind]} of “${collection}”`,
  states: {
    waiting: 'Waiting',
    running: 'Running',
    finished: 'Finished',
    superseded: 'Left to a newer job',
  } satisfies Record<Job['state'], string>,
  progress: (title: string) => `Progress: ${title}`,
  done: (done: number, total: number) => `${grouped(done)} of ${statusStrings.pictures(total)}`,
  rate: statusStrings.rate,
  eta: statusStrings.eta,
  heldUp: (detail: string) => `Held up, goes on by itself: ${detail}`,
};
