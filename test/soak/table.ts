import type { SoakResult } from './soak.js';

/** What a soak has shown, as text. */
export function tableOf({ deployment, seconds, kills, requests, images, memory }: SoakResult): string {
  const killed = Object.entries(kills).map(([name, count]) => `${count} kills of the ${name}`);
  const lines = [
    `soak of ${deployment} for ${(seconds / 60).toFixed(1)} minutes, ${killed.join(', ')}`,
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
