import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { isMet, type Figure } from './figure.js';
import type { Machine } from './machine.js';

const FOLDER = join(projectRoot, 'bench', 'results');

const DIGITS: Record<Figure['unit'], number> = { ms: 2, s: 2, MB: 0, '1/s': 1, ratio: 2, share: 3, cores: 2 };

/** The figures of one measurement as lines of a table. */
export function tableOf(measurement: string, figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const lines = figures.map((figure) => {
    const { name, value, unit, target } = figure;
    const shown = `${value.toFixed(DIGITS[unit])} ${unit === 'ratio' || unit === 'share' ? '' : unit}`;
    const promised = target ? ('atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`) : '';
    const verdict = { true: 'met', false: 'MISSED', null: '' }[String(isMet(figure))];
    return `  ${name.padEnd(width)}  ${shown.padStart(14)}  ${promised.padEnd(8)}  ${verdict}`.trimEnd();
  });
  return [measurement, ...lines].join('\n');
}

/** Writes everything to `bench/results/<report>.json`; its path, from the project's folder. */
export async function writeReport(
  report: string,
  machine: Machine,
  results: Record<string, Figure[]>,
): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const figures = Object.fromEntries(
    Object.entries(results).map(([name, measured]) => [
      name,
      measured.map((figure) => ({ ...figure, met: isMet(figure) })),
    ]),
  );
  const file = `${report}.json`;
  await writeFile(join(FOLDER, file), `${JSON.stringify({ ...machine, figures }, null, 2)}\n`);
  return `bench/results/${file}`;
}
