import { useEffect, useState } from 'react';
import { droppedFiles } from './dropped-files.js';

/** Takes files that are dropped anywhere on the page. Returns whether some are held over it. */
export function useDrop(onFiles: (files: File[]) => void): boolean {
  const [held, setHeld] = useState(false);

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHeld(true);
    };
    const leave = (event: DragEvent) => {
      // Only leaving the window itself has nothing that is entered instead.
      if (event.relatedTarget === null) setHeld(false);
    };
    const drop = (event: DragEvent) => {
      setHeld(false);
      // A picture that an element of the page has taken, to search by or to try, is not for the collection.
      if (!event.dataTransfer || !carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);

  return held;
}
