import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Problem } from '../api/api-problem.js';
import { getImage, retryImage } from '../api/images.js';
import { uploadFile } from '../api/upload-request.js';
import { EVERY_COLLECTION } from '../events/event-feeds.js';
import { useEvents } from '../events/use-events.js';
import { statusQuery } from '../status/use-status.js';
import { uploadsStrings } from '../strings/uploads.js';
import { refusalOf } from './check-file.js';
import { isFinished, UploadQueue, type Shipment, type Upload } from './upload-queue.js';

export type Uploads = {
  list: readonly Upload[];
  /** Why nothing is sent for the moment. */
  holdup: Problem | null;
  add: (files: readonly File[], destination: Omit<Shipment, 'file'>) => void;
  retry: (key: number) => void;
  retryAll: () => void;
  clear: () => void;
};

/** Events may come before the answer that tells which image they are about. */
const LOOK_EVERY_MS = { live: 5000, silent: 1000 };

export function useUploads(): Uploads {
  const client = useQueryClient();
  const [queue] = useState(
    () =>
      new UploadQueue({
        check: (file) => refusalOf(file, client.getQueryData(statusQuery.queryKey)?.limits),
        send: uploadFile,
        look: getImage,
        indexAgain: retryImage,
        reasonDeleted: uploadsStrings.deleted,
      }),
  );
  const list = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const holdup = useSyncExternalStore(queue.subscribe, queue.holdup);
  const indexing = list.some(({ state }) => state.name === 'indexing');
  // A picture that failed may be put back to work elsewhere.
  const followed = list.filter((upload) => !isFinished(upload) || upload.state.name === 'failed');
  const [collection = null, ...others] = new Set(followed.map((upload) => upload.collection));
  const isLive = useEvents(others.length > 0 ? EVERY_COLLECTION : collection, queue.hear);

  useEffect(() => {
    if (!indexing) return;
    const timer = setInterval(() => void queue.look(), LOOK_EVERY_MS[isLive ? 'live' : 'silent']);
    return () => clearInterval(timer);
  }, [indexing, isLive, queue]);

  const { add, retry, retryAll, clear } = queue;
  return { list, holdup, add, retry, retryAll, clear };
}
