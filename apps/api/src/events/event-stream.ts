import { Readable } from 'node:stream';

/** What may wait for a client that reads too slowly, in bytes. */
const MAX_WAITING = 1_000_000;

/** How soon a client is to come back, in milliseconds. */
const RETRY_MS = 2_000;

/** One client's stream of server-sent events, in the format of the HTML standard, section 9.2. */
export class EventStream extends Readable {
  private hasEnded = false;

  constructor() {
    super();
    this.push(`retry: ${RETRY_MS}\n\n`);
  }

  /** Everything is pushed as it happens. */
  override _read(): void {}

  /** @param id what the client says as `Last-Event-ID` when it comes back */
  tell(event: string, id: string, data: unknown): void {
    this.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** A comment, so that no proxy takes the connection for dead. */
  beat(): void {
    this.write(':\n\n');
  }

  /** What waits for the client is still sent. */
  end(): void {
    this.hasEnded = true;
    if (!this.destroyed) this.push(null);
  }

  /** A client that falls behind is let go: it comes back and is told what it missed. */
  private write(text: string): void {
    if (this.destroyed || this.hasEnded) return;
    this.push(text);
    if (this.readableLength > MAX_WAITING) this.destroy();
  }
}
