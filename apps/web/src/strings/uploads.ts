import type { ServiceStatus } from '../api/api-types.js';
import { files } from './counts.js';

const size = (bytes: number) => {
  const inMegabytes = bytes >= 1e6;
  const figure = bytes / (inMegabytes ? 1e6 : 1e3);
  const digits = inMegabytes && figure < 100 ? 1 : 0;
  return `${figure.toLocaleString('en', { maximumFractionDigits: digits })} ${inMegabytes ? 'MB' : 'kB'}`;
};

export const uploadsStrings = {
  title: 'Add pictures',
  intro: (collection: string) =>
    `To the collection “${collection}”. What has arrived is safe, and can be searched seconds later; you may go on to other pages meanwhile.`,

  dropOverlay: 'Drop to add to your pictures',
  drop: 'Drop pictures or folders anywhere on this page',
  choose: 'Choose pictures',
  chooseFolder: 'Choose a folder',
  limits: (types: string, bytes: number) =>
    `${types}, up to ${size(bytes)} each. What is there already is not added twice.`,
  pickerLabel: 'Pictures to add',
  folderPickerLabel: 'Folder to add',

  details: 'Details',
  detailsHint: 'Kept with each picture that you add from now on, for filters and for the people who find it.',
  detailsNone:
    'This collection has declared no fields. Details of pictures are declared with the collection first.',
  choice: { none: '–', yes: 'Yes', no: 'No' },
  misfits: {
    keyword: '',
    boolean: '',
    integer: 'Left out: it has to be a whole number.',
    number: 'Left out: it has to be a number.',
    datetime: 'Left out: it has to be a date with a time.',
  },

  region: 'Uploads',
  list: 'Files of this visit',
  heading: (done: number, total: number) =>
    done === total ? `${files(total)} done` : `${done} of ${files(total)} done`,
  sent: (sentBytes: number, bytes: number) => `${size(sentBytes)} of ${size(bytes)} sent`,
  sentLabel: 'All uploads',
  held: (reason: string) => `Waiting for the service: ${reason} The uploads go on by themselves.`,
  outcomes: { all: 'All', underway: 'Under way', failed: 'Need attention', done: 'Done' },
  outcomesLabel: 'Which files',
  noneOf: 'None of the files.',
  retryAll: 'Try all again',
  clear: 'Clear the finished',
  collapse: 'Hide list',
  expand: 'Show list',
  close: 'Close',
  toPage: 'All about the uploads',
  progress: (fileName: string) => `Upload of ${fileName}`,
  open: (fileName: string) => `Open ${fileName}`,
  retry: (fileName: string) => `Try ${fileName} again`,

  waiting: 'Waiting',
  uploading: (share: number) => `Uploading, ${Math.round(share * 100)} %`,
  indexing: 'Indexing…',
  indexed: 'Indexed: ready to be found',
  duplicate: 'Already in your pictures',
  failed: (reason: string) => `Not indexed: ${reason}`,
  rejected: (reason: string) => `Not accepted: ${reason}`,
  broken: (reason: string) => `Not uploaded: ${reason}`,
  deleted: 'it was deleted meanwhile',

  earlier: {
    title: 'Failed earlier',
    byReason: 'By reason',
    none: 'All of these are in the list above.',
  },

  refusals: {
    empty: 'the file is empty',
    size: (bytes: number, most: number) => `it has ${size(bytes)}, and at most ${size(most)} are taken`,
    type: (types: string) => `it is no ${types} picture`,
  },
  mediaTypes: {
    'image/jpeg': 'JPEG',
    'image/png': 'PNG',
    'image/webp': 'WebP',
    'image/gif': 'GIF',
    'image/avif': 'AVIF',
    'image/heic': 'HEIC',
  } satisfies Record<ServiceStatus['limits']['mediaTypes'][number], string>,
};
