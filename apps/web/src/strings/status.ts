import type { StoreName } from '../api/api-types.js';
import { pictures } from './counts.js';

export const statusStrings = {
  indexing: (pending: number) => `Indexing, ${pictures(pending)} to go`,
  rate: (ratePerSecond: number) =>
    `${ratePerSecond >= 10 ? Math.round(ratePerSecond) : ratePerSecond.toFixed(1)} a second`,
  eta: (seconds: number) =>
    seconds < 60
      ? `about ${Math.max(1, Math.round(seconds))} s left`
      : `about ${Math.round(seconds / 60)} min left`,
  progressLabel: 'Indexed pictures',
  pictures,
  failed: (count: number) => `${pictures(count)} could not be indexed`,
  model: (id: string, version: string) => `model ${id} ${version}`,
  storeDown: {
    catalog: 'The catalog is not reachable: nothing can be saved or searched until it is back.',
    queue: 'The queue is not reachable: uploads are kept and will be indexed once it is back.',
    vectorStore: 'The vector store is not reachable: uploads are kept, search works again once it is back.',
    blobStore: 'The picture store is not reachable: pictures cannot be added or shown until it is back.',
  } satisfies Record<StoreName, string>,
};
