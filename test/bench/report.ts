import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
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

/** Writes what was measured to `bench/results/<report>.json`; its path, from the project's folder. */
export async function writeResults(report: string, content: object): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, `${report}.json`);
  await writeFile(path, `${JSON.stringify(content, null, 2)}\n`);
  return relative(projectRoot, path);
}

/** Writes the figures of measurements, and whether they are as promised; the path as `writeResults`. */
export async function writeReport(
  report: string,
  machine: Machine,
  results: Record<string, Figure[]>,
): Promise<string> {
  const figures = Object.fromEntries(
    Object.entries(results).map(([name, measured]) => [
      name,
      measured.map((figure) => ({ ...figure, met: isMet(figure) })),
    ]),
  );
  return writeResults(report, { ...machine, figures });
}
