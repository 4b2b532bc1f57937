import { readFileSync, writeFileSync } from 'node:fs';

/** Puts a table between its two marks in a document. */
export function writeTable(document, name, table) {
  const path = new URL(`../${document}`, import.meta.url);
  const place = new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(place, () => `<!-- ${name} -->\n\n${table}\n\n<!-- /${name} -->`),
  );
}
