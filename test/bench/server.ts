import { describeMachine } from './machine.js';
import { tableOf } from './report.js';
import { queueOverhead } from './server-queue.js';
import { serverSearch } from './server-search.js';
import { serverThroughput } from './server-throughput.js';
import { missingServers } from '../support/servers.js';
import { removeTemporaryFolders } from './temporary-folders.js';

if (missingServers.length > 0) {
  process.stderr.write(`Server mode cannot be measured: ${missingServers.join('; ')}\n`);
  process.exit(1);
}

const machine = await describeMachine();
process.stdout.write(`${machine.cpu}, ${machine.cores} cores, load ${machine.loadAverage.join(' ')}\n\n`);
try {
  for (const { name, run } of [queueOverhead, serverThroughput, serverSearch]) {
    const figures = await run((line) => process.stderr.write(`${name}: ${line}\n`));
    process.stdout.write(`${tableOf(name, figures)}\n\n`);
  }
} finally {
  await removeTemporaryFolders();
}
