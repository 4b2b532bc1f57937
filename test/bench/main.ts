import { parseArgs } from 'node:util';
import { evaluation } from './evaluation.js';
import type { Measurement } from './figure.js';
import { ingest } from './ingest.js';
import { describeMachine } from './machine.js';
import { memory } from './memory.js';
import { recallOfRetrieval } from './recall.js';
import { tableOf, writeReport } from './report.js';
import { search } from './search.js';
import { start } from './start.js';
import { removeTemporaryFolders } from './temporary-folders.js';
import { transformers } from './transformers.js';

const measurements: Measurement[] = [
  ingest,
  search,
  recallOfRetrieval,
  memory,
  start,
  evaluation,
  transformers,
];

const { positionals: chosen } = parseArgs({ allowPositionals: true });
const names = measurements.map(({ name }) => name);
const unknown = chosen.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}. Choose from: ${names.join(', ')}\n`);
  process.exit(1);
}

const machine = await describeMachine();
process.stdout.write(`${machine.cpu}, ${machine.cores} cores, load ${machine.loadAverage.join(' ')}\n\n`);
const results: Record<string, Awaited<ReturnType<Measurement['run']>>> = {};
try {
  for (const { name, run } of measurements) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const figures = await run((line) => process.stderr.write(`${name}: ${line}\n`));
    if (figures.length === 0) continue;
    results[name] = figures;
    process.stdout.write(`${tableOf(name, figures)}\n\n`);
  }
} finally {
  await removeTemporaryFolders();
}
process.stdout.write(`Written to ${await writeReport(machine, results)}\n`);
