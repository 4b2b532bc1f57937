// A thread of a tower that does as its task says.
import { openSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { Gate } from '../../../dist/libs/encoder/src/gate.js';

const gate = new Gate(workerData.gate);

export async function load() {}

export async function encode(task) {
  switch (task) {
    case 'fail':
      return { failure: 'out of luck' };
    case 'crash':
      return process.exit(1);
    case 'hang':
      return new Promise(() => {});
    case 'hang inside':
      // In native code, until the pipe has a writer.
      return gate.pass(async () => openSync(workerData.pipe, 'r'));
    default:
      return { result: task };
  }
}
