/** The image formats that are accepted. */
export const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/heic',
] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/** The same for people, in a sentence. */
export const MEDIA_TYPE_NAMES = 'JPEG, PNG, WebP, GIF, AVIF or HEIC';

/** How many leading bytes `sniffMediaType` looks at. */
export const SNIFFED_BYTES = 32;

/**
 * The format that a file's first bytes declare, or null when it is none of ours. Needs at most
 * `SNIFFED_BYTES` bytes; says nothing about whether the rest can be decoded.
 */
export function sniffMediaType(head: Uint8Array): MediaType | null {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (text(head, 0, 4) === 'GIF8') return 'image/gif';
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'image/webp';
  if (text(head, 4, 8) === 'ftyp') {
    const declared = brands(head);
    if (declared.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
    if (declared.some((brand) => brand === 'heic' || brand === 'heix')) return 'image/heic';
  }
  return null;
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}

/** The major and compatible brands of an ISO base media file; the four bytes between them are a version. */
function brands(head: Uint8Array): string[] {
  const found = [text(head, 8, 12)];
  for (let start = 16; start + 4 <= Math.min(head.length, SNIFFED_BYTES); start += 4) {
    found.push(text(head, start, start + 4));
  }
  return found;
}

function text(head: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...head.subarray(start, end));
}
