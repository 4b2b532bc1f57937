// Writes the tables of the documents that are made from code; tests check that they are up to date.
import { settingsTable } from '../dist/libs/config/src/index.js';
import { problemTable } from '../dist/libs/http/src/index.js';
import { writeTable } from './write-table.mjs';

writeTable('README.md', 'settings', settingsTable());
writeTable('docs/errors.md', 'errors', problemTable());
