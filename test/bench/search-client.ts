import { Agent, request } from 'node:http';
import type { SearchAnswer } from '../support/client.js';

export type Timed = {
  /** From the request's start to the answer's last byte, as the client sees it. */
  milliseconds: number;
  bytes: number;
  answer: SearchAnswer & { tookMs: { encode: number; retrieve: number; rank: number; total: number } };
};

/** One client on one connection that is kept open. */
export class SearchClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly url: string) {}

  async search(body: { query: string; negative?: string[] }): Promise<Timed> {
    const json = JSON.stringify(body);
    const startedAt = performance.now();
    const { status, text } = await this.post('/v1/collections/default/search', json);
    const milliseconds = performance.now() - startedAt;
    if (status !== 200) throw new Error(`A search was answered with ${status}: ${text}`);
    return { milliseconds, bytes: text.length, answer: JSON.parse(text) as Timed['answer'] };
  }

  close(): void {
    this.agent.destroy();
  }

  private post(path: string, json: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
      const sent = request(this.url + path, { method: 'POST', agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      });
      sent.on('error', reject);
      sent.end(json);
    });
  }
}
