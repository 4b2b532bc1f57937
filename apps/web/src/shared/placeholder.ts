import { thumbHashToAverageRGBA, thumbHashToDataURL } from 'thumbhash';

// Placeholders are ThumbHashes in base64.

/** The picture, of some 32 × 32 pixels, that a placeholder stands for, as an address. */
export function placeholderUrl(placeholder: string): string {
  return thumbHashToDataURL(bytesOf(placeholder));
}

/** The mean colour of that picture, which costs next to nothing. */
export function placeholderColour(placeholder: string): string {
  const { r, g, b } = thumbHashToAverageRGBA(bytesOf(placeholder));
  return `rgb(${Math.round(255 * r)} ${Math.round(255 * g)} ${Math.round(255 * b)})`;
}

function bytesOf(placeholder: string): Uint8Array {
  return Uint8Array.from(atob(placeholder), (byte) => byte.charCodeAt(0));
}
