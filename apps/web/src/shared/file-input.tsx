import type { ChangeEvent, RefObject } from 'react';

type FileInputProps = {
  inputRef: RefObject<HTMLInputElement | null>;
  label: string;
  accept: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
};

/** A file input that is not seen: buttons open it. */
export function FileInput({ inputRef, label, accept, multiple = false, onFiles }: FileInputProps) {
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(currentTarget.files ?? [])]);
    // The same file may be chosen again, which would be no change.
    currentTarget.value = '';
  };
  return (
    <input
      ref={inputRef}
      type="file"
      multiple={multiple}
      hidden
      accept={accept}
      aria-label={label}
      onChange={choose}
    />
  );
}
