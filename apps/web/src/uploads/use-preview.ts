import { useEffect, useState } from 'react';

type Preview = {
  url: string | undefined;
  /** True where the browser cannot show the file as a picture. */
  broken: boolean;
  onError: () => void;
};

/** A local preview of a file, released with the view that shows it. */
export function usePreview(file: File): Preview {
  const [url, setUrl] = useState<string>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return { url, broken, onError: () => setBroken(true) };
}
