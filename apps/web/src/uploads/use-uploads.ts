import { useEffect, useState, useSyncExternalStore } from 'react';
import { getImage } from '../api/images.js';
import { uploadFile } from '../api/upload-request.js';
import { uploadsStrings } from '../strings/uploads.js';
import { UploadQueue, type Upload } from './upload-queue.js';

export type Uploads = {
  list: readonly Upload[];
  add: (files: readonly File[], collection: string) => void;
  retry: (key: number) => void;
  clear: () => void;
};

const LOOK_EVERY_MS = 1000;

export function useUploads(): Uploads {
  const [queue] = useState(
    () => new UploadQueue({ send: uploadFile, look: getImage, reasonDeleted: uploadsStrings.deleted }),
  );
  const list = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const indexing = list.some(({ state }) => state.name === 'indexing');

  useEffect(() => {
    if (!indexing) return;
    const timer = setInterval(() => void queue.look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [indexing, queue]);

  return { list, add: queue.add, retry: queue.retry, clear: queue.clear };
}
