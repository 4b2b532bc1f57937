export type LoadLimits = {
  /** Requests at a time. */
  requests: number;
  /** Of them uploads, whose bodies go to the blob store as they come. */
  uploads: number;
  /** Bytes of the bodies that are held in memory, all requests together. */
  bodyBytes: number;
};

export type Load = { isUpload: boolean; bodyBytes: number };

/** Lets in as many requests as there is room for. */
export class LoadGate {
  private requests = 0;
  private uploads = 0;
  private bodyBytes = 0;

  constructor(private readonly limits: LoadLimits) {}

  /**
   * Takes the room that a request needs: what to call once it has ended, or undefined where there is none. One body
   * that is larger than all of the room is let in when no other is there.
   */
  enter({ isUpload, bodyBytes }: Load): (() => void) | undefined {
    const held = isUpload ? 0 : bodyBytes;
    const fits = this.bodyBytes === 0 || this.bodyBytes + held <= this.limits.bodyBytes;
    if (this.requests >= this.limits.requests || !(fits || held === 0)) return undefined;
    if (isUpload && this.uploads >= this.limits.uploads) return undefined;
    this.add(1, isUpload, held);
    return () => this.add(-1, isUpload, -held);
  }

  private add(count: 1 | -1, isUpload: boolean, bytes: number): void {
    this.requests += count;
    if (isUpload) this.uploads += count;
    this.bodyBytes += bytes;
  }
}
