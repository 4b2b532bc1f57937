import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { builtFile } from '@cliptext/config';
import { IndexHost } from './index-host.js';
import type { IndexReply, IndexRequest } from './index-thread.js';

const port = parentPort!;
const scanModule = new WebAssembly.Module(readFileSync(builtFile('./scan.wasm', import.meta.url)));
const host = new IndexHost(scanModule);

port.on('message', (request: IndexRequest) => {
  port.postMessage(answer(request));
});

function answer({ number, method, args }: IndexRequest): IndexReply {
  try {
    const call = host[method] as (...args: unknown[]) => unknown;
    return { number, result: call.apply(host, args) };
  } catch (error) {
    return { number, failure: error instanceof Error ? error.message : String(error) };
  }
}
