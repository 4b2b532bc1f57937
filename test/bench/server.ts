import { missingServers } from '../support/servers.js';
import { runMeasurements } from './run-measurements.js';
import { serverEvaluation } from './server-evaluation.js';
import { queueOverhead } from './server-queue.js';
import { serverSearch } from './server-search.js';
import { serverThroughput } from './server-throughput.js';

if (missingServers.length > 0) {
  process.stderr.write(`Server mode cannot be measured: ${missingServers.join('; ')}\n`);
  process.exit(1);
}
await runMeasurements([queueOverhead, serverThroughput, serverSearch, serverEvaluation], 'bench-server');
