import type { ChangeEvent, RefObject } from 'react';
import { uploadsStrings } from '../strings/uploads.js';

type FilePickerProps = { inputRef: RefObject<HTMLInputElement | null>; onFiles: (files: File[]) => void };

/** The one file input of the page, unseen: buttons open it. */
export function FilePicker({ inputRef, onFiles }: FilePickerProps) {
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(currentTarget.files ?? [])]);
    // The same file may be chosen again, which would be no change.
    currentTarget.value = '';
  };
  return (
    <input
      ref={inputRef}
      type="file"
      multiple
      hidden
      accept="image/jpeg,image/png,image/webp,image/gif,image/avif,image/heic"
      aria-label={uploadsStrings.pickerLabel}
      onChange={choose}
    />
  );
}
