import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the proxy does to each request: hands it on, answers a status, keeps it waiting, or breaks its connection. */
export type Treatment = 'pass' | 'wait' | 'reset' | 429 | 500 | 507;

/** An HTTP proxy before one server, which can be told to misbehave. */
export class FaultyProxy {
  treatment: Treatment = 'pass';
  private port = 0;
  private server: Server | undefined;

  private constructor(private readonly target: URL) {}

  static async start(target: string): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(new URL(target));
    await proxy.open();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens again where it listened before. */
  async open(): Promise<void> {
    const server = createServer((incoming, outgoing) => {
      if (this.treatment === 'wait') return;
      if (this.treatment === 'reset') return void incoming.socket.resetAndDestroy();
      if (typeof this.treatment === 'number') {
        const body = JSON.stringify({ status: { error: 'made to fail' } });
        return void outgoing.writeHead(this.treatment, { 'content-type': 'application/json' }).end(body);
      }
      const { hostname, port } = this.target;
      const { method, url: path, headers } = incoming;
      const onward = request({ hostname, port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    });
    this.server = server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
  }

  /** Connections are refused from now on. */
  async close(): Promise<void> {
    if (!this.server) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
    this.server = undefined;
  }
}
