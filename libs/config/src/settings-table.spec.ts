import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.js';
import { settingsTable } from './settings-table.js';

/** Column widths are the formatter's business. */
const cells = (text: string) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

test('the README shows every setting (npm run docs writes the table)', () => {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  expect(cells(readme)).toContain(cells(settingsTable()));
});
