/** An event as a client reads it. */
export type ServerEvent = { event: string; id: string; data: Record<string, unknown> };

/** Listens to `GET /v1/events` as any client would. */
export class Listener {
  readonly events: ServerEvent[] = [];
  /** When the service has ended the stream, or `close` has. */
  readonly ended: Promise<void>;
  private wake: () => void = () => undefined;

  private constructor(
    response: Response,
    private readonly controller: AbortController,
  ) {
    this.ended = this.read(response).catch(() => undefined);
  }

  /** @throws the answer, when it is not a stream */
  static async open(
    url: string,
    { collection, key, lastId }: { collection?: string; key?: string | undefined; lastId?: string } = {},
  ): Promise<Listener> {
    const controller = new AbortController();
    const response = await fetch(`${url}/v1/events${collection ? `?collection=${collection}` : ''}`, {
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(lastId !== undefined && { 'last-event-id': lastId }),
      },
      signal: controller.signal,
    });
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
      throw Object.assign(new Error('No stream'), { status: response.status, body: await response.json() });
    }
    return new Listener(response, controller);
  }

  /** The first event, past or to come, that is as wanted. */
  async until(event: string, isWanted: (data: Record<string, unknown>) => boolean): Promise<ServerEvent> {
    const deadline = AbortSignal.timeout(20_000);
    for (;;) {
      const found = this.events.find((one) => one.event === event && isWanted(one.data));
      if (found) return found;
      await new Promise<void>((resolve, reject) => {
        this.wake = resolve;
        deadline.onabort = () => reject(new Error(`No such ${event}: ${JSON.stringify(this.events)}`));
      });
    }
  }

  async close(): Promise<void> {
    this.controller.abort();
    await this.ended;
  }

  private async read(response: Response): Promise<void> {
    let text = '';
    for await (const bytes of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + bytes).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/) as [string, string]));
        const [event, id, data] = ['event', 'id', 'data'].map((name) => fields.get(name));
        if (event && id && data)
          this.events.push({ event, id, data: JSON.parse(data) as object } as ServerEvent);
      }
      this.wake();
    }
  }
}
