// Writes the settings table of libs/config into the README; a test checks that it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { settingsTable } from '../dist/libs/config/src/index.js';

const path = new URL('../README.md', import.meta.url);
const table = /<!-- settings -->[^]*<!-- \/settings -->/;
const readme = readFileSync(path, 'utf8');
writeFileSync(
  path,
  readme.replace(table, () => `<!-- settings -->\n\n${settingsTable()}\n\n<!-- /settings -->`),
);
