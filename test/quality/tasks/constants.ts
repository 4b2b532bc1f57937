import { TUNED } from '@cliptext/ranking';
import type { Row, Table } from '../report.js';
import { sweep, sweepsOn, type Swept } from '../sweeps.js';
import type { Task } from './task.js';

/** Whether the constants that stand are those that `npm run tune` would choose: what else was tried, on dev. */
export const constants: Task = async ({ texts, images }) => [
  tableOfSweeps(await sweep(sweepsOn(images.dev, texts))),
];

export function tableOfSweeps(swept: readonly Swept[]): Table {
  const others = swept.filter(({ constant, best }) => TUNED[constant] !== best);
  const verdict =
    others.length === 0
      ? 'Those that stand are the best.'
      : `Run \`npm run tune -- --write\`: ${others.map(({ constant, best }) => `${constant} should be ${best}`).join(', ')}.`;
  return {
    title: 'Constants, on dev',
    note: `Each constant while the others stay. ${verdict}`,
    rows: swept.flatMap(({ constant, measured, figures, best }) =>
      [...figures].map(([value, figure]): Row => ({
        method: `${constant} ${value}${value === best ? ' (chosen)' : ''}: ${measured}`,
        figures: { figure },
      })),
    ),
  };
}
