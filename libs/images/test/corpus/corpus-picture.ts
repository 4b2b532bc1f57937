/** One input of the corpus, and what the service must make of it. */
export type CorpusPicture = {
  fileName: string;
  /** What it is, for the table of the documentation. */
  what: string;
  bytes: Uint8Array;
  answer: Answer;
};

export type Answer =
  /** `shows` names the colours of the thumbnail's left and right half, or of its four quarters row by row. */
  | { state: 'indexed'; shows?: Colour[] }
  /** Accepted by its first bytes, then failed by the decoder. */
  | { state: 'failed'; code: string }
  /** Refused by the upload. */
  | { state: 'rejected'; code: string };

export const COLOURS = {
  red: [255, 0, 0],
  green: [0, 128, 0],
  blue: [0, 0, 255],
  white: [255, 255, 255],
} as const;
export type Colour = keyof typeof COLOURS;

export const indexed = (...shows: Colour[]): Answer => ({ state: 'indexed', shows });
export const failed = (code: string): Answer => ({ state: 'failed', code });
export const rejected = (code: string): Answer => ({ state: 'rejected', code });
