import { useEffect, useState, useSyncExternalStore } from 'react';
import { getImage } from '../api/images.js';
import { uploadFile } from '../api/upload-request.js';
import { useEvents } from '../events/use-events.js';
import { uploadsStrings } from '../strings/uploads.js';
import { isFinished, UploadQueue, type Upload } from './upload-queue.js';

export type Uploads = {
  list: readonly Upload[];
  add: (files: readonly File[], collection: string) => void;
  retry: (key: number) => void;
  clear: () => void;
};

/** Events may come before the answer that tells which image they are about. */
const LOOK_EVERY_MS = { live: 5000, silent: 1000 };

export function useUploads(): Uploads {
  const [queue] = useState(
    () => new UploadQueue({ send: uploadFile, look: getImage, reasonDeleted: uploadsStrings.deleted }),
  );
  const list = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const indexing = list.some(({ state }) => state.name === 'indexing');
  const oldest = list.findLast((upload) => !isFinished(upload));
  const isLive = useEvents(oldest?.collection ?? null, queue.hear);

  useEffect(() => {
    if (!indexing) return;
    const timer = setInterval(() => void queue.look(), LOOK_EVERY_MS[isLive ? 'live' : 'silent']);
    return () => clearInterval(timer);
  }, [indexing, isLive, queue]);

  return { list, add: queue.add, retry: queue.retry, clear: queue.clear };
}
