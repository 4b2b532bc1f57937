// The least that an HTTP answer costs on this machine: `bare-http-server.js BYTES` answers every request with as much
// JSON, from a process of its own, and sends its port to its parent.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = JSON.stringify('x'.repeat(Number(process.argv[2])));

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
