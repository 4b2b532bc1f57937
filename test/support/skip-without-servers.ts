import { missingServers } from './servers.js';

// Server mode is shown with real servers or not at all: where one is missing every test is skipped, by a line that
// names what is missing.
if (missingServers.length > 0) {
  process.stdout.write(`Server mode is skipped: ${missingServers.join('; ')}\n`);
  globalThis.test = globalThis.it = test.skip;
}
