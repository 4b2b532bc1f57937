import { files } from './counts.js';

export const uploadsStrings = {
  add: 'Add pictures',
  pickerLabel: 'Pictures to add',
  dropOverlay: 'Drop to add to your pictures',
  region: 'Uploads',
  heading: (done: number, total: number) =>
    done === total ? `${files(total)} done` : `${done} of ${files(total)} done`,
  collapse: 'Hide list',
  expand: 'Show list',
  close: 'Close',
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
};
