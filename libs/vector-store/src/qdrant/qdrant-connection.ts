import { QdrantClient } from '@qdrant/js-client-rest';
import { translateQdrantError, wasReset } from './qdrant-error.js';

export type QdrantAddress = {
  /** `http://` or `https://`, with a path where a proxy puts Qdrant below one. */
  url: string;
  apiKey?: string;
  /** How long a request may take. A write that takes longer may still be applied. */
  timeoutMs: number;
};

/** Sends requests to a Qdrant server; their errors are `VectorStoreError`s. */
export class QdrantConnection {
  private readonly client: QdrantClient;
  readonly url: string;

  constructor({ url, apiKey, timeoutMs }: QdrantAddress) {
    const { origin, pathname, protocol, port } = new URL(url);
    this.url = `${origin}${pathname === '/' ? '' : pathname}`;
    this.client = new QdrantClient({
      url: origin,
      // The client takes 6333 for granted, even for https.
      port: port ? Number(port) : protocol === 'https:' ? 443 : 80,
      ...(pathname !== '/' && { prefix: pathname.replace(/\/$/, '') }),
      timeout: timeoutMs,
      checkCompatibility: false,
      headers: {
        // A compressed answer stalls for 40 ms in the server.
        'accept-encoding': 'identity',
        // As a header of our own, because the client prints a warning about each key over http.
        'api-key': apiKey,
      },
    });
  }

  /**
   * Sends a request, and once more if its connection was lost: it has to mean the same when done twice.
   *
   * @param subject what is asked, for error messages
   */
  async send<Answer>(subject: string, request: (client: QdrantClient) => Promise<Answer>): Promise<Answer> {
    try {
      return await request(this.client).catch((error: unknown) => {
        if (wasReset(error)) return request(this.client);
        throw error;
      });
    } catch (error) {
      throw translateQdrantError(error, this.url, subject);
    }
  }
}
