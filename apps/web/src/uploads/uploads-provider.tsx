import { createContext, useContext, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Metadata } from '../api/api-types.js';
import { useCollection } from '../shared/use-collection.js';
import { DropOverlay } from './drop-overlay.js';
import { FilePicker, FolderPicker } from './file-picker.js';
import { UploadTray } from './upload-tray.js';
import { UPLOADS_PATH } from './uploads-path.js';
import { useDrop } from './use-drop.js';
import { useLeaveWarning } from './use-leave-warning.js';
import { useOpenImage } from './use-open-image.js';
import { useUploads, type Uploads } from './use-uploads.js';

type UploadsOfVisit = Omit<Uploads, 'add'> & {
  choose: () => void;
  chooseFolder: () => void;
  /** Gives each picture that is added from now on this metadata. */
  describe: (metadata: Metadata) => void;
};

const UploadsContext = createContext<UploadsOfVisit | null>(null);

/** Uploads go on while their owner visits other pages, and files may be dropped on any of them. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const collection = useCollection();
  const [path] = useLocation();
  const { add, ...uploads } = useUploads();
  const openImage = useOpenImage();
  const picker = useRef<HTMLInputElement>(null);
  const folderPicker = useRef<HTMLInputElement>(null);
  const metadata = useRef<Metadata>({});
  const addHere = (files: readonly File[]) => add(files, { collection, metadata: metadata.current });
  const held = useDrop(addHere);
  const [actions] = useState(() => ({
    choose: () => picker.current?.click(),
    chooseFolder: () => folderPicker.current?.click(),
    describe: (given: Metadata) => {
      metadata.current = given;
    },
  }));
  useLeaveWarning(uploads.list.some(({ state }) => state.name === 'waiting' || state.name === 'uploading'));
  return (
    <UploadsContext value={{ ...uploads, ...actions }}>
      {children}
      <FilePicker inputRef={picker} onFiles={addHere} />
      <FolderPicker inputRef={folderPicker} onFiles={addHere} />
      {path !== UPLOADS_PATH && (
        <UploadTray uploads={uploads} onOpen={(upload, image) => openImage(upload.collection, image)} />
      )}
      {held && <DropOverlay />}
    </UploadsContext>
  );
}

export function useUploadsOfVisit(): UploadsOfVisit {
  const uploads = useContext(UploadsContext);
  if (!uploads) throw new Error('There is no UploadsProvider around this component');
  return uploads;
}
