import { createContext, useContext, useRef, type ReactNode } from 'react';
import { useCollection } from '../shared/use-collection.js';
import { DropOverlay } from './drop-overlay.js';
import { FilePicker } from './file-picker.js';
import { UploadTray } from './upload-tray.js';
import { useDrop } from './use-drop.js';
import { useOpenImage } from './use-open-image.js';
import { useUploads, type Uploads } from './use-uploads.js';

const UploadsContext = createContext<(Uploads & { choose: () => void }) | null>(null);

/** Uploads go on while their owner visits other pages, and files may be dropped on any of them. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const collection = useCollection();
  const uploads = useUploads();
  const openImage = useOpenImage();
  const picker = useRef<HTMLInputElement>(null);
  const add = (files: readonly File[]) => uploads.add(files, collection);
  const held = useDrop(add);
  const choose = () => picker.current?.click();
  return (
    <UploadsContext value={{ ...uploads, choose }}>
      {children}
      <FilePicker inputRef={picker} onFiles={add} />
      <UploadTray uploads={uploads} onOpen={(upload, image) => openImage(upload.collection, image)} />
      {held && <DropOverlay />}
    </UploadsContext>
  );
}

export function useUploadsOfVisit(): Uploads & { choose: () => void } {
  const uploads = useContext(UploadsContext);
  if (!uploads) throw new Error('There is no UploadsProvider around this component');
  return uploads;
}
