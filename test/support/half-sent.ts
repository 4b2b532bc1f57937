import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Answer, UploadFile } from './client.js';

const BOUNDARY = 'boundary';

/** A POST of which the service has the head and the first half of the body. */
export class HalfSent<Body> {
  private constructor(
    private readonly outgoing: ClientRequest,
    private readonly rest: Uint8Array,
  ) {}

  static async begin<Body>(url: string, contentType: string, body: Uint8Array): Promise<HalfSent<Body>> {
    const outgoing = request(url, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'content-length': body.length,
        expect: '100-continue',
      },
    });
    // A test may end the service under it.
    outgoing.on('error', () => undefined);
    outgoing.flushHeaders();
    await once(outgoing, 'continue');
    const half = Math.floor(body.length / 2);
    outgoing.write(body.subarray(0, half));
    return new HalfSent(outgoing, body.subarray(half));
  }

  static json<Body>(url: string, body: unknown): Promise<HalfSent<Body>> {
    return HalfSent.begin(url, 'application/json', Buffer.from(JSON.stringify(body)));
  }

  static upload<Body>(url: string, { name, bytes }: UploadFile): Promise<HalfSent<Body>> {
    const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    const form = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
    return HalfSent.begin(url, `multipart/form-data; boundary=${BOUNDARY}`, form);
  }

  /** Sends the rest. */
  async finish(): Promise<Pick<Answer<Body>, 'status' | 'body'>> {
    const answered = once(this.outgoing, 'response') as Promise<[IncomingMessage]>;
    this.outgoing.end(this.rest);
    const [answer] = await answered;
    return { status: answer.statusCode!, body: (await json(answer)) as Body };
  }
}
