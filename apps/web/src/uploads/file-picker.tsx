import type { RefObject } from 'react';
import { FileInput } from '../shared/file-input.js';
import { uploadsStrings } from '../strings/uploads.js';
import { filesOfFolder } from './dropped-files.js';

type FilePickerProps = { inputRef: RefObject<HTMLInputElement | null>; onFiles: (files: File[]) => void };

/** Chooses the pictures to upload. */
export function FilePicker({ inputRef, onFiles }: FilePickerProps) {
  return (
    <FileInput
      inputRef={inputRef}
      label={uploadsStrings.pickerLabel}
      accept="image/jpeg,image/png,image/webp,image/gif,image/avif,image/heic"
      choice="files"
      onFiles={onFiles}
    />
  );
}

/** Chooses a folder to upload, with all that is inside. */
export function FolderPicker({ inputRef, onFiles }: FilePickerProps) {
  return (
    <FileInput
      inputRef={inputRef}
      label={uploadsStrings.folderPickerLabel}
      choice="folder"
      onFiles={(files) => onFiles(filesOfFolder(files))}
    />
  );
}
