/** What the compared libraries are asked for: bytes to vectors, one after the other. */
export type EncodingSide = {
  /** The images that are given at once are all in work at the same time. */
  images(files: readonly Uint8Array[]): Promise<Float32Array[]>;
  /** The texts of one call may share a run. */
  texts(texts: readonly string[], padding: Padding): Promise<Float32Array[]>;
};

/** To the longest of the texts, or to the most tokens that the model takes. */
export type Padding = 'longest' | 'max_length';

export type SideName = 'cliptext' | 'transformers';
