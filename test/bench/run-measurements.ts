import { parseArgs } from 'node:util';
import type { Figure, Measurement } from './figure.js';
import { describeMachine } from './machine.js';
import { tableOf, writeReport } from './report.js';
import { removeTemporaryFolders } from './temporary-folders.js';

/**
 * Runs the measurements that the command line names, or all; prints a table of each, and writes all figures to
 * `bench/results/<report>.json`.
 */
export async function runMeasurements(measurements: readonly Measurement[], report: string): Promise<void> {
  const { positionals: chosen } = parseArgs({ allowPositionals: true });
  const names = measurements.map(({ name }) => name);
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no ${unknown.join(', ')}. Choose from: ${names.join(', ')}\n`);
    process.exit(1);
  }
  const machine = await describeMachine();
  process.stdout.write(`${machine.cpu}, ${machine.cores} cores, load ${machine.loadAverage.join(' ')}\n\n`);
  const results: Record<string, Figure[]> = {};
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
  process.stdout.write(`Written to ${await writeReport(report, machine, results)}\n`);
}
