import type { SoakResult } from './soak.js';

/** What a soak has shown, as text. */
export function tableOf({ seconds, kills, requests, images, memory }: SoakResult): string {
  const lines = [
    `soak of ${(seconds / 60).toFixed(1)} minutes: ${kills.worker} kills of a worker, ${kills.api} of the api`,
    row('', 'answered', 'held back', 'cut off', 'failed'),
    ...Object.entries(requests).map(([kind, { answered, heldBack, cutOff, failed }]) =>
      row(kind, answered, heldBack, cutOff, failed),
    ),
    row('images', ...Object.keys(images)),
    row('', ...Object.values(images)),
    row('resident memory', 'second third', 'last third', 'ratio'),
    ...memory.map(({ name, secondThird, lastThird }) =>
      row(name, megabytes(secondThird), megabytes(lastThird), (lastThird / secondThird).toFixed(2)),
    ),
  ];
  return lines.join('\n');
}

function row(name: string, ...cells: (string | number)[]): string {
  return `  ${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(18)).join('')}`;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
