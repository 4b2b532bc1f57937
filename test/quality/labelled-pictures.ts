import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Encoder } from '@cliptext/encoder';
import { parse } from 'csv-parse/sync';
import { embedPictures, readEach } from './embed-pictures.js';
import type { LabelledQuery, Picture } from './queries/labelled-query.js';

/** A picture of a list, and the texts that it matches of all that the list names. */
type ListedPicture = { file: string; texts: string[] };

/**
 * Reads a CSV of labelled pictures. Its header names a column `file`, a path relative to the list, and one column or
 * more that begin with `label`, of which each holds a text that the picture matches, or nothing; others are ignored.
 * Every text of the list becomes a query over all pictures. It is asked once more without the pictures that match it,
 * which shows what the answers of a query without matches look like.
 */
export async function readPictures(list: string, encoder: Encoder): Promise<LabelledQuery[]> {
  const listed = parseList(await readFile(list, 'utf8'));
  const paths = listed.map(({ file }) => join(dirname(list), file));
  const embedded = await embedPictures(readEach(paths), encoder);
  const pictures = listed.map(({ texts }, index) => ({
    vector: embedded[index]!.vector,
    texts: new Set(texts),
  }));
  return [...new Set(listed.flatMap(({ texts }) => texts))].flatMap((text): LabelledQuery[] => {
    const relevant = new Set<Picture>(pictures.filter((picture) => picture.texts.has(text)));
    const others = pictures.filter((picture) => !relevant.has(picture));
    return [
      { kind: 'label', text, pool: pictures, relevant },
      { kind: 'withheld', text, pool: others, relevant: new Set() },
    ];
  });
}

/** @throws Error that names the line, or what the header lacks */
export function parseList(csv: string): ListedPicture[] {
  const [header = [], ...rows] = parse(csv, { bom: true, skip_empty_lines: true, trim: true });
  const fileColumn = header.indexOf('file');
  const labelColumns = header.flatMap((name, column) => (name.startsWith('label') ? [column] : []));
  if (fileColumn < 0 || labelColumns.length === 0) {
    throw new Error(
      `The list's header is "${header.join(',')}"; it needs a column "file" and a column "label" or more that begin so.`,
    );
  }
  return rows.map((row) => ({
    file: row[fileColumn] as string,
    texts: labelColumns.flatMap((column) => row[column] || []),
  }));
}
