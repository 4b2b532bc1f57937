import { useState, type DragEvent } from 'react';

type DropZone = Record<'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>;

/** Takes a picture that is dropped on one element, before the page would take it as an upload. */
export function usePictureDrop(onPicture: (file: File) => void): { held: boolean; zone: DropZone } {
  const [held, setHeld] = useState(false);
  const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  const over = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setHeld(true);
  };
  return {
    held,
    zone: {
      onDragEnter: over,
      onDragOver: over,
      onDragLeave: (event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) {
          setHeld(false);
        }
      },
      onDrop: (event) => {
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        setHeld(false);
        onPicture(file);
      },
    },
  };
}
