// Writes the tables of the documents that are made from code; tests check that they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { settingsTable } from '../dist/libs/config/src/index.js';
import { problemTable } from '../dist/libs/http/src/index.js';

function writeTable(document, name, table) {
  const path = new URL(`../${document}`, import.meta.url);
  const place = new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(place, () => `<!-- ${name} -->\n\n${table}\n\n<!-- /${name} -->`),
  );
}

writeTable('README.md', 'settings', settingsTable());
writeTable('docs/errors.md', 'errors', problemTable());
