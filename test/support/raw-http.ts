import { once } from 'node:events';
import { connect } from 'node:net';

export type RawAnswer = { status: number; headers: string; body: string };

/**
 * Sends bytes as they are, also such as no HTTP client would send, and reads until the service closes the connection.
 *
 * @param finish whether our side says that nothing more comes, as one does that is cut off
 */
export async function sendRaw(url: string, bytes: string, { finish = false } = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  if (finish) socket.end(bytes);
  else socket.write(bytes);
  await once(socket, 'close');
  const [headers = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(headers)?.[1]), headers, body };
}
