import type { Metadata } from '../api/api-types.js';

/** What to call a picture: its label, else its file's name, else `unnamed`. */
export function imageLabel(image: { metadata: Metadata; fileName: string }, unnamed: string): string {
  const { label } = image.metadata;
  if (typeof label === 'string' && label.trim() !== '') return label;
  return image.fileName.trim() || unnamed;
}
