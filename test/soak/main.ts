import { parseArgs } from 'node:util';
import { describeMachine } from '../bench/machine.js';
import { writeResults } from '../bench/report.js';
import { missingServers } from '../support/servers.js';
import { EmbeddedDeployment } from './embedded-deployment.js';
import { ServerDeployment } from './server-deployment.js';
import { brokenPromises, soak } from './soak.js';
import { tableOf } from './table.js';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, mode: { type: 'string', default: 'server' } },
});
const isEmbedded = values.mode === 'embedded';
if (!isEmbedded && missingServers.length > 0) {
  process.stderr.write(`Server mode cannot be soaked: ${missingServers.join('; ')}\n`);
  process.exit(1);
}

const machine = await describeMachine();
const deployment = await (isEmbedded ? EmbeddedDeployment : ServerDeployment).start();
const result = await soak(deployment, Number(values.minutes) * 60, (line) =>
  process.stderr.write(`${line}\n`),
);
const broken = brokenPromises(result);
process.stdout.write(`${tableOf(result)}\n`);
process.stdout.write(
  `Written to ${await writeResults(isEmbedded ? 'soak-embedded' : 'soak', { ...machine, ...result, broken })}\n`,
);
if (broken.length > 0) {
  process.stderr.write(`Broken promises:\n${broken.map((promise) => `  ${promise}\n`).join('')}`);
  process.exitCode = 1;
}
