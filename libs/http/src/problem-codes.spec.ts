import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { problemTable } from './problem-codes.js';

/** Column widths are the formatter's business. */
const cells = (text: string) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

test('docs/errors.md lists every code (npm run docs writes the table)', () => {
  const document = readFileSync(join(projectRoot, 'docs/errors.md'), 'utf8');
  expect(cells(document)).toContain(cells(problemTable()));
});
