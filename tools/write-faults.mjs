// Writes the table of docs/faults.md from the rows of a run: `npm run docs:faults`.
import { readFileSync } from 'node:fs';
import { writeTable } from './write-table.mjs';

const rows = new Map(
  readFileSync(process.env.FAULT_ROWS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((row) => [row.name, row]),
);
const faults = JSON.parse(readFileSync(new URL('../test/faults/faults.json', import.meta.url), 'utf8'));
const missing = faults.filter(({ name }) => !rows.has(name));
if (missing.length > 0) throw new Error(`Not run: ${missing.map(({ name }) => name).join('; ')}`);

const lines = faults.map(({ name, where }) => {
  const row = rows.get(name);
  const counts = [row.accepted, row.indexed, row.failed, row.deleted, row.lost, row.duplicated];
  const orphans = [row.catalogOrphans, row.vectorOrphans, row.blobOrphans].join(' / ');
  return `| ${[name, where, ...counts, orphans].join(' | ')} |`;
});
writeTable(
  'docs/faults.md',
  'faults',
  [
    '| Fault | Where | accepted | indexed | failed | deleted | lost | duplicated | orphans |',
    '| --- | --- | --: | --: | --: | --: | --: | --: | --: |',
    ...lines,
  ].join('\n'),
);
