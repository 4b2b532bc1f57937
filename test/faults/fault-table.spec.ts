import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { faults } from './support/fault-row.js';

/** The counts are those of a run; that each fault has its row does not depend on one. */
test('docs/faults.md has a row for each fault, in their order', () => {
  const text = readFileSync(join(projectRoot, 'docs/faults.md'), 'utf8');
  const table = /<!-- faults -->([^]*)<!-- \/faults -->/.exec(text)?.[1] ?? '';
  const rows = table.trim().split('\n').slice(2);
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  expect(cells.map(([, name, where]) => ({ name, where }))).toEqual(faults);
});
