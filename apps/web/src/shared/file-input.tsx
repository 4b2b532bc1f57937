import type { ChangeEvent, RefObject } from 'react';

type FileInputProps = {
  inputRef: RefObject<HTMLInputElement | null>;
  label: string;
  accept?: string;
  choice?: keyof typeof CHOICES;
  onFiles: (files: File[]) => void;
};

// `webkitdirectory` is known to every browser, but not to React's types.
const CHOICES = { file: {}, files: { multiple: true }, folder: { webkitdirectory: '' } };

/** A file input that is not seen: buttons open it. */
export function FileInput({ inputRef, label, accept, choice = 'file', onFiles }: FileInputProps) {
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(currentTarget.files ?? [])]);
    // The same file may be chosen again, which would be no change.
    currentTarget.value = '';
  };
  return (
    <input
      ref={inputRef}
      type="file"
      {...CHOICES[choice]}
      hidden
      accept={accept}
      aria-label={label}
      onChange={choose}
    />
  );
}
