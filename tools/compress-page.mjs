// Writes the files of the built page in a compressed form as well, which is sent to browsers that take it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = new URL('../dist/apps/web/', import.meta.url);
const isText = (name) => /\.(html|js|css|svg)$/.test(name);

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isText)) {
  writeFileSync(new URL(`${name}.gz`, folder), gzipSync(readFileSync(new URL(name, folder)), { level: 9 }));
}
